import { utf8Text } from "./decode/utf8-text.js";
import type { EventIdentity, JudgedEvent } from "./event.js";
import { eventText } from "./event-text.js";
import { exactInteger } from "./exact-integer.js";
import { type EventField, eventFields, fieldDefaults } from "./field-table.js";
import { invalid, maxU64, readFieldValue } from "./field-value.js";
import { isBytes } from "./is-bytes.js";
import { jsonNumberSource } from "./json-number-source.js";
import { type EventKind, eventKinds } from "./kinds.js";

/**
 * Reads one event of the collector: a line of NDJSON, as text or as its UTF-8 bytes, or the object that JSON.parse made
 * of it. Bytes that are not UTF-8 are read as U+FFFD.
 *
 * Gives null for everything that is not an event that is judged: a blank line, other JSON, a kind that is not judged
 * (ProcessExit, LlmCall, …), several kinds at once, a required field missing, a field of the wrong type or out of range.
 * Never throws, whatever object it is given.
 *
 * Numbers are taken as JSON.parse takes them: `1.0` is the integer 1. Only `detail` of a SecurityAction, which has 64
 * bits, is read digit by digit from the line. In an object given instead of a line the digits are those of the number
 * or bigint that stands there; 2^64, which is what JSON.parse makes of the largest 64-bit integers, is read as 2^64 − 1.
 */
export function parseEvent(event: string | Uint8Array | object): JudgedEvent | null {
  if (typeof event === "string") return parseText(event, true);
  if (isBytes(event)) return parseText(utf8Text(event), true);
  if (typeof event !== "object" || event === null) return null;
  const written = eventText(event);
  return written === undefined ? null : parseText(written.text, written.exact);
}

const knownKinds: ReadonlySet<string> = new Set(eventKinds);

function parseText(raw: string, exact: boolean): JudgedEvent | null {
  const line = raw.trim();
  if (!line.startsWith("{")) return null;
  const envelope = parseJson(line);
  if (!isObject(envelope)) return null;

  const body = own(envelope, "event");
  if (!isObject(body)) return null;
  const names = Object.keys(body);
  const kind = names[0];
  if (names.length !== 1 || kind === undefined || !isKind(kind)) return null;
  const fields = own(body, kind);
  if (!isObject(fields)) return null;

  const identity = readIdentity(own(envelope, "identity"));
  const provider = readText(own(envelope, "provider"));
  if (identity === undefined || provider === invalid) return null;

  const data: Record<string, unknown> = {};
  for (const field of eventFields[kind]) {
    const value = readField(fields, field, { line, kind, exact });
    if (value === invalid) return null;
    data[field.property] = value;
  }
  // The table gives every kind the fields that its type declares.
  return { kind, data, identity, ...(provider === undefined ? {} : { provider }), raw } as unknown as JudgedEvent;
}

interface FieldContext {
  readonly line: string;
  readonly kind: EventKind;
  /** The numbers in the line are those that the collector wrote. */
  readonly exact: boolean;
}

function readField(fields: object, field: EventField, context: FieldContext): unknown {
  const value = own(fields, field.wire);
  if (value === undefined) return field.required ? invalid : fieldDefaults[field.type];
  if (field.type === "u64" && typeof value === "number" && !Number.isSafeInteger(value)) {
    return readRounded(value, field, context);
  }
  return readFieldValue(field.type, value);
}

/** Reads a number that JSON.parse may have rounded. */
function readRounded(value: number, field: EventField, { line, kind, exact }: FieldContext): unknown {
  const limit = Number(maxU64);
  if (!(value >= 0 && value <= limit)) return invalid;
  if (!exact && value === limit) return maxU64;
  const source = jsonNumberSource(line, ["event", kind, field.wire]);
  const integer = source === undefined ? undefined : exactInteger(source);
  return integer === undefined ? invalid : readFieldValue("u64", integer);
}

/** Undefined where a member has the wrong type. An identity of null is one of which nothing is known. */
function readIdentity(value: unknown): EventIdentity | undefined {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) return undefined;
  const identity: { agent?: string; task?: string; session?: string } = {};
  for (const name of ["agent", "task", "session"] as const) {
    const text = readText(own(value, name));
    if (text === invalid) return undefined;
    if (text !== undefined) identity[name] = text;
  }
  return identity;
}

function readText(value: unknown): string | undefined | typeof invalid {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : invalid;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isKind(name: string): name is EventKind {
  return knownKinds.has(name);
}

/** Looks only at the object itself, so that nothing put on Object.prototype can stand in for a field. */
function own(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}
