export type { Context } from "./context.js";
export { exitCodes } from "./exit-codes.js";
export { main } from "./main.js";
