import type { Range } from "@a3s/acl-grammar";
import { platform } from "#platform";
import { parseSaeDictionary, saeDictionaryLimits, tooLarge } from "../sae/parse-sae-dictionary.js";
import type { SaeDictionary } from "../sae/sae-dictionary.js";
import { tierCodes } from "./missing-tiers.js";
import { PolicyError } from "./policy-error.js";

/**
 * Reads the dictionary of the SAE tier. `range` is where the policy names it. A path that is not absolute starts in the
 * working directory. Undefined where there is no file system.
 *
 * @throws {PolicyError} where it is missing, cannot be read or is no dictionary: where, and what was expected there.
 */
export function loadDictionary(path: string, range: Range): SaeDictionary | undefined {
  const fail = (why: string): PolicyError => {
    const code = "sentry.sae.dictionary";
    const { severity, message } = tierCodes[code];
    return new PolicyError(`reading SAE dictionary ${path}: ${why} (${code})`, [{ code, severity, message, range }]);
  };
  const file = platform.readFile(path, saeDictionaryLimits.bytes);
  if (file.kind === "unsupported") return undefined;
  if (file.kind === "missing") throw fail("no such file");
  if (file.kind === "unreadable") throw fail(file.problem);
  if (file.bytes.length > saeDictionaryLimits.bytes) throw fail(`expected ${tooLarge}`);
  const text = decoded(file.bytes);
  if (text === undefined) throw fail("expected UTF-8");
  const parsed = parseSaeDictionary(text);
  if (parsed.ok) return parsed.dictionary;
  const { expected, line, column } = parsed.problem;
  throw fail(`line ${line}, column ${column}: expected ${expected}`);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
