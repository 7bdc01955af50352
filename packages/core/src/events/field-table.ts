import type { EventKind } from "./kinds.js";

/** What a field of an event may hold. The integers are unsigned. */
export type FieldType = "u16" | "u32" | "u64" | "string" | "bool" | "string-list" | "feature-list";

export interface EventField {
  /** The member of the JSON object. */
  readonly wire: string;
  /** The member of the parsed event. */
  readonly property: string;
  readonly type: FieldType;
  readonly required: boolean;
}

const pid: EventField = { wire: "pid", property: "pid", type: "u32", required: true };

function required(wire: string, type: FieldType): EventField {
  return { wire, property: wire, type, required: true };
}

function optional(wire: string, type: FieldType, property: string = wire): EventField {
  return { wire, property, type, required: false };
}

/** The fields of every kind, as the a3s-observer collector writes them. All other members are ignored. */
export const eventFields: Readonly<Record<EventKind, readonly EventField[]>> = {
  ToolExec: [
    pid,
    optional("argv", "string-list"),
    optional("argv_truncated", "bool", "argvTruncated"),
    optional("argv_incomplete", "bool", "argvIncomplete"),
  ],
  Egress: [pid, required("peer", "string"), optional("port", "u16")],
  Dns: [pid, required("query", "string")],
  FileAccess: [pid, required("path", "string"), optional("write", "bool")],
  SslContent: [pid, optional("content", "string"), optional("is_read", "bool", "isRead")],
  SecurityAction: [pid, required("kind", "string"), optional("detail", "u64")],
  LlmActivations: [pid, optional("layer", "u32"), optional("features", "feature-list")],
};

/** The types in words. */
export const fieldTypeNames: Readonly<Record<FieldType, string>> = {
  u16: "an integer from 0 to 65535",
  u32: "an integer from 0 to 4294967295",
  u64: "an integer from 0 to 18446744073709551615",
  string: "a text",
  bool: "true or false",
  "string-list": "a list of texts",
  "feature-list": "a list of pairs [id, activation]",
};

/** What stands for an optional field that an event leaves out. */
export const fieldDefaults = {
  u16: 0,
  u32: 0,
  u64: 0n,
  string: "",
  bool: false,
  "string-list": Object.freeze([]),
  "feature-list": Object.freeze([]),
} as const satisfies Record<FieldType, unknown>;
