export type * from "./file-requests.js";
export type * from "./full-dry-run.js";
export type * from "./initialization-options.js";
export { clientNotifications, clientRequests, serverNotifications, serverRequests } from "./methods.js";
export type * from "./notifications.js";
export type * from "./place.js";
export type * from "./requests.js";
