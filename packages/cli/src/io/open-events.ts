import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import type { CliContext } from "../context.js";

/** The bytes of a file as they are read, or of standard input for `-`. A file that cannot be read throws at the first chunk. */
export function openEvents(context: CliContext, file: string): AsyncIterable<Uint8Array> {
  return file === "-" ? context.stdin() : createReadStream(resolve(context.cwd, file));
}
