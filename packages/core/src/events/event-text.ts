import { eventFields } from "./field-table.js";
import { eventKinds } from "./kinds.js";

export interface EventText {
  readonly text: string;
  /** The numbers in it are as the object had them; otherwise JSON.parse may have rounded them before. */
  readonly exact: boolean;
}

/**
 * The JSON text of an event that was given as an object, or undefined where it cannot be read. It is made once, so that
 * what is judged, logged and shown to a model is one and the same whatever getters the object has.
 *
 * An object that JSON cannot hold as it is (bigints, cycles, a getter that throws in a member that nobody judges)
 * is written with its judged fields alone.
 */
export function eventText(event: object): EventText | undefined {
  const whole = wholeText(event);
  if (whole !== undefined) return { text: whole, exact: false };
  const judged = judgedText(event);
  return judged === undefined ? undefined : { text: judged, exact: true };
}

function wholeText(event: object): string | undefined {
  try {
    const text: unknown = JSON.stringify(event);
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}

function judgedText(event: object): string | undefined {
  try {
    const body = (event as Record<string, unknown>).event;
    const members: string[] = [];
    for (const name of ["identity", "provider"]) {
      const text = jsonText(Object.hasOwn(event, name) ? (event as Record<string, unknown>)[name] : undefined);
      if (text !== undefined) members.push(`${JSON.stringify(name)}:${text}`);
    }
    if (typeof body !== "object" || body === null) return undefined;
    const kinds: string[] = [];
    for (const name of Object.keys(body)) {
      kinds.push(`${JSON.stringify(name)}:${fieldsText(name, (body as Record<string, unknown>)[name])}`);
    }
    return `{${[...members, `"event":{${kinds.join(",")}}`].join(",")}}`;
  } catch {
    return undefined;
  }
}

function fieldsText(kindName: string, fields: unknown): string {
  const kind = eventKinds.find((known) => known === kindName);
  if (kind === undefined || typeof fields !== "object" || fields === null) return "null";
  const members: string[] = [];
  for (const { wire } of eventFields[kind]) {
    if (!Object.hasOwn(fields, wire)) continue;
    const text = jsonText((fields as Record<string, unknown>)[wire]);
    if (text !== undefined) members.push(`${JSON.stringify(wire)}:${text}`);
  }
  return `{${members.join(",")}}`;
}

function jsonText(value: unknown): string | undefined {
  return typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}
