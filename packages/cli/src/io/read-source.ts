import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { defaultAclLimits } from "@a3s/acl-grammar";
import type { CliContext } from "../context.js";
import { fileErrorMessage } from "./file-error.js";

export type ReadResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly message: string };

/**
 * Reads a policy, or standard input for `-`. Reading ends one byte after the size that the language allows: such a
 * document is refused whatever follows, and a device without end must not fill the memory.
 */
export function readSource(context: CliContext, file: string): Promise<ReadResult> {
  return readStart(context, file, defaultAclLimits.documentBytes + 1);
}

/** Reads the first bytes of a file, or of standard input for `-`: all of them where there are no more than `maxBytes`. */
export async function readStart(context: CliContext, file: string, maxBytes: number): Promise<ReadResult> {
  try {
    if (file === "-") return { ok: true, bytes: await collect(context.stdin(), maxBytes) };
    const handle = await open(resolve(context.cwd, file), "r");
    try {
      return { ok: true, bytes: await collect(handle.createReadStream({ autoClose: false }), maxBytes) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { ok: false, message: fileErrorMessage(displayName(file), error) };
  }
}

/** Whether standard input is named more than once: only the first would get what comes. */
export function namesStdinTwice(files: readonly (string | undefined)[]): boolean {
  return files.filter((file) => file === "-").length > 1;
}

/** What a file is called in messages. */
export function displayName(file: string): string {
  return file === "-" ? "<stdin>" : file;
}

async function collect(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.byteLength;
    if (size >= maxBytes) break;
  }
  return Buffer.concat(parts).subarray(0, maxBytes);
}
