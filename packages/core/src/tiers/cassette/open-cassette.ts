import { platform } from "#platform";
import { withoutSecrets } from "../prompt/clean-reason.js";
import type { CassetteEntry } from "./cassette-entry.js";
import { CassetteError } from "./cassette-error.js";
import { readCassetteText, writeCassetteText } from "./cassette-text.js";

/** `record`: tiers are asked, and their answers kept. `replay`: no tier is asked, the answers are those of the file. */
export type CassetteMode = "record" | "replay";

/** Which file a cassette is, and what is done with it. */
export interface CassetteOptions {
  readonly path: string;
  readonly mode: CassetteMode;
  /** Taken out of whatever is recorded. */
  readonly secrets?: readonly string[];
}

/** A file of answers. */
export interface Cassette {
  readonly mode: CassetteMode;
  /** The answer to a request, as it was recorded. */
  readonly find: (request: string) => CassetteEntry | undefined;
  /**
   * Keeps an answer, in place of an earlier one to the same request. It is in the file when this returns.
   *
   * @throws {CassetteError} where the file cannot be written.
   */
  readonly record: (entry: CassetteEntry) => void;
}

/** Answers are short: a file of this size is none of ours, in bytes. */
const maxBytes = 64 * 1024 * 1024;

/**
 * Opens a cassette. A replay reads the file now and never again. A recording begins with what the file holds and makes
 * the file now where there is none; it is replaced as a whole with every answer, so that it is sound at any moment, and
 * what other judges of this program have recorded meanwhile is kept. Programs that record at the same time need a file
 * each.
 *
 * @throws {CassetteError} where the file cannot be read or written, or is no cassette.
 */
export function openCassette({ path, mode, secrets = [] }: CassetteOptions): Cassette {
  const entries = readEntries(path, mode);
  if (mode === "record") write(path, writeCassetteText(entries.values()));
  return {
    mode,
    find: (request) => entries.get(request),
    record: (entry) => {
      const recorded = readEntries(path, mode).set(entry.request, withoutSecretsIn(entry, secrets));
      write(path, writeCassetteText(recorded.values()));
    },
  };
}

function readEntries(path: string, mode: CassetteMode): Map<string, CassetteEntry> {
  const file = platform.readFile(path, maxBytes);
  switch (file.kind) {
    case "read":
      if (file.bytes.length > maxBytes) throw new CassetteError(`reading cassette ${path}: it is larger than 64 MiB`);
      return parseEntries(path, new TextDecoder().decode(file.bytes));
    case "missing":
      if (mode === "record") return new Map();
      throw new CassetteError(`reading cassette ${path}: no such file; record it with mode "record"`);
    case "unsupported":
      throw new CassetteError(`reading cassette ${path}: no file system`);
    case "unreadable":
      throw new CassetteError(`reading cassette ${path}: ${file.problem}`);
  }
}

function parseEntries(path: string, text: string): Map<string, CassetteEntry> {
  try {
    return new Map(readCassetteText(text).map((entry) => [entry.request, entry]));
  } catch (error) {
    throw error instanceof CassetteError ? new CassetteError(`reading cassette ${path}: ${error.message}`) : error;
  }
}

function write(path: string, text: string): void {
  const problem = platform.replaceFile === undefined ? "no file system" : platform.replaceFile(path, text);
  if (problem !== undefined) throw new CassetteError(`writing cassette ${path}: ${problem}`);
}

/** The entry, with the secrets taken out of all its texts. */
function withoutSecretsIn(entry: CassetteEntry, secrets: readonly string[]): CassetteEntry {
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return withoutSecrets(value, secrets);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, clean(member)]));
  };
  return { ...entry, decision: clean(entry.decision) as CassetteEntry["decision"] };
}
