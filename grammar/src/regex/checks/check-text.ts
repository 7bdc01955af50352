import type { RegexProblem } from "../ast.js";
import { maxPatternBytes, problemAt } from "../problems.js";

/** What rules a pattern out before it is read: its length, and surrogates without their other half. */
export function checkText(pattern: string): RegexProblem | undefined {
  // A UTF-16 unit is at least a byte and at most three.
  if (pattern.length > maxPatternBytes || byteLength(pattern) > maxPatternBytes) {
    return problemAt("patternTooLong", 0, pattern.length);
  }
  const surrogate = pattern.search(/\p{Cs}/u);
  return surrogate < 0 ? undefined : problemAt("loneSurrogate", surrogate, surrogate + 1);
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
  return bytes;
}
