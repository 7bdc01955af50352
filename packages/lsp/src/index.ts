export type { EventsSnapshot } from "./document/events-snapshot.js";
export type { PolicySnapshot } from "./document/policy-snapshot.js";
