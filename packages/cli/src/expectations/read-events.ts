import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type EventsFile, parseEventsFile } from "@a3s/sentry-core";
import type { CliContext } from "../context.js";
import { readStart } from "../io/read-source.js";

/** A file of sample events under the name that the user gave it. */
export interface EventsSource {
  readonly name: string;
  readonly file: EventsFile;
}

export type ReadEvents =
  | { readonly ok: true; readonly source: EventsSource }
  | { readonly ok: false; readonly message: string };

/** Some hundred thousand events. A file is held in memory, so a larger one is refused and not cut. */
const maxEventsBytes = 256 * 2 ** 20;

/** Reads a file of sample events. */
export async function readEvents(context: CliContext, name: string): Promise<ReadEvents> {
  const read = await readStart(context, name, maxEventsBytes + 1);
  if (!read.ok) return read;
  if (read.bytes.length > maxEventsBytes) return { ok: false, message: `${name}: is larger than 256 MiB` };
  return { ok: true, source: { name, file: parseEventsFile(new TextDecoder().decode(read.bytes)) } };
}

/** The file of sample events that belongs to a policy, `NAME.events.ndjson` beside `NAME.acl`, if there is one. */
export async function eventsBeside({ cwd }: CliContext, policy: string): Promise<string | undefined> {
  if (policy === "-") return undefined;
  const name = `${policy.replace(/\.acl$/, "")}.events.ndjson`;
  try {
    await stat(resolve(cwd, name));
    return name;
  } catch (error) {
    // What is there and cannot be looked at is for reading to complain about.
    return error instanceof Error && "code" in error && error.code === "ENOENT" ? undefined : name;
  }
}
