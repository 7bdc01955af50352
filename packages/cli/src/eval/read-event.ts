import type { CliContext } from "../context.js";
import { displayName, readStart } from "../io/read-source.js";
import { visibleText } from "../terminal/visible-text.js";
import { maxEventBytes, tooLongReason } from "./max-event-bytes.js";

export type EventText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

/** The event that an argument means: `-` is standard input, `@FILE` the content of a file, everything else the event itself. */
export async function readEvent(context: CliContext, argument: string): Promise<EventText> {
  if (argument !== "-" && !argument.startsWith("@")) return { ok: true, text: argument };
  const file = argument === "-" ? argument : argument.slice(1);
  const read = await readStart(context, file, maxEventBytes + 1);
  if (!read.ok) return read;
  if (read.bytes.byteLength > maxEventBytes) {
    return { ok: false, message: `${visibleText(displayName(file))}: ${tooLongReason}` };
  }
  return { ok: true, text: new TextDecoder().decode(read.bytes) };
}
