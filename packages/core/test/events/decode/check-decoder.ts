import { evidenceComplete, parseEvent, subjectOf } from "@a3s/sentry-core";
import { denyOfKind, naturalDeny } from "../../../src/decision/deny-target.js";
import { EventDecoder } from "../../../src/events/decode/event-decoder.js";
import { utf8Text } from "../../../src/events/decode/utf8-text.js";
import type { Random } from "./random.js";

/** What decoding gave: `plain` where it leaves the line to the plain path. */
export type Outcome = "event" | "null" | "plain";

const decoder = new EventDecoder();

/** One and the same for all lines, as a program that reads a stream may have it: nothing may be kept of what it held. */
const memory = Buffer.alloc(2 ** 20);

/** What stands around a line must not matter. */
const surroundings = ["", "\n", '"', "}", "]}}", "0", " ", "\\", '"}}}\n{"event":', "\0"].map((text) =>
  Buffer.from(text),
);

/** Decodes a line that stands somewhere in a larger array, and tells what the plain path says otherwise. */
export function checkDecoder(
  line: Uint8Array,
  random: Random,
): { readonly outcome: Outcome; readonly problem?: string } {
  const before = random.pick(surroundings);
  const chunk = Buffer.concat([before, line, random.pick(surroundings)]);
  const reused = chunk.length <= memory.length ? memory.subarray(0, chunk.length) : Buffer.alloc(chunk.length);
  reused.set(chunk);
  const decoded = decoder.decode(reused, before.length, before.length + line.length);
  if (decoded === undefined) return { outcome: "plain" };
  const text = utf8Text(line);
  const plain = parseEvent(text);
  if (decoded === null) {
    return plain === null ? { outcome: "null" } : { outcome: "null", problem: `an event was lost: ${show(text)}` };
  }
  if (plain === null) return { outcome: "event", problem: `not an event: ${show(text)}` };
  const subject = Buffer.from(decoded.subject).toString("latin1", 0, decoded.subjectLength);
  const isAscii = decoded.subject.subarray(0, decoded.subjectLength).every((byte) => byte < 0x80);
  const target = decoded.targetLength === undefined ? undefined : subject.slice(0, decoded.targetLength);
  const deny = denyOfKind(decoded.kind, target);
  const isSame =
    JSON.stringify(deny) === JSON.stringify(naturalDeny(plain)) &&
    isAscii &&
    decoded.kind === plain.kind &&
    subject === subjectOf(plain) &&
    evidenceComplete(plain);
  return isSame
    ? { outcome: "event" }
    : { outcome: "event", problem: `read as ${decoded.kind} ${show(subject)}: ${show(text)}` };
}

function show(text: string): string {
  return JSON.stringify(text.length > 2_000 ? `${text.slice(0, 2_000)}… of ${text.length}` : text);
}
