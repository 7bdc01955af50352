import { defaultAclLimits } from "@a3s/acl-grammar";
import { platform } from "#platform";
import { analyzePolicy } from "../policy/analyze-policy.js";
import { resolveText } from "../policy/resolve-text.js";
import type { SentryOptions } from "../sentry-options.js";
import { stampOf } from "./stamp-of.js";

/** The last policy that was read of each watch, so that a policy is read for its files only when it has changed. */
interface KnownPolicy {
  readonly stamp: string;
  readonly files: readonly string[];
}

/** Makes a function that tells which files a judge of a policy is built from: the policy and the dictionary it names. */
export function createWatchedFiles(path: string, options: SentryOptions): () => readonly string[] {
  let known: KnownPolicy | undefined;
  return () => {
    const stamp = stampOf([path]);
    if (known?.stamp !== stamp) {
      const dictionary = dictionaryOf(path, options);
      known = { stamp, files: dictionary === undefined ? [path] : [path, dictionary] };
    }
    return known.files;
  };
}

/** The path of the dictionary that the judge reads, as far as the policy can be read. */
function dictionaryOf(path: string, { sae, rulesOnly, env }: SentryOptions): string | undefined {
  if (sae !== undefined || rulesOnly === true || platform.mayWait?.(path)) return undefined;
  const file = platform.readFile(path, defaultAclLimits.documentBytes);
  if (file.kind !== "read") return undefined;
  const { policy } = analyzePolicy(file.bytes);
  const resolved = policy.sae && resolveText(policy.sae.dict, env ?? platform.environment());
  return resolved?.ok ? resolved.value : undefined;
}
