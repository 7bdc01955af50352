import { defaultAclLimits } from "@a3s/acl-grammar";
import { platform } from "#platform";
import { PolicyError } from "./policy-error.js";

/** Longer than any path that a system takes. */
const maxPathLength = 4096;

/**
 * The policy that a caller means: the content of the file, if there is one of that name, otherwise the text itself. One
 * line without `=`, `{` and `#` says nothing as a policy and is taken for the path of a file that is missing.
 *
 * @throws {PolicyError} where the file cannot be read.
 * @throws {TypeError} where it is no string.
 */
export function policySource(pathOrText: string): string | Uint8Array {
  if (typeof pathOrText !== "string") throw new TypeError("a policy is a string: the path of a file, or its text");
  if (!mayBePath(pathOrText)) return pathOrText;
  const file = platform.readFile(pathOrText, defaultAclLimits.documentBytes);
  switch (file.kind) {
    case "read":
      return file.bytes;
    case "missing":
    case "unsupported":
      if (/[={#]/.test(pathOrText)) return pathOrText;
      throw new PolicyError(`reading config ${pathOrText}: no such file`);
    case "unreadable":
      if (/[={#]/.test(pathOrText)) return pathOrText;
      throw new PolicyError(`reading config ${pathOrText}: ${file.problem}`);
  }
}

function mayBePath(text: string): boolean {
  return text.trim() !== "" && text.length <= maxPathLength && !/[\n\r\0]/.test(text);
}
