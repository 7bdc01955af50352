export type { EventsSnapshot } from "./document/events-snapshot.js";
export type { PolicySnapshot } from "./document/policy-snapshot.js";
export * from "./protocol/index.js";
export { type Setting, type SettingType, settingsTable } from "./settings/settings-table.js";
