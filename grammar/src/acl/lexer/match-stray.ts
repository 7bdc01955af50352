import type { CustomPatternMatcherReturn } from "chevrotain";
import { isDigit, startsIdentifier } from "./characters.js";

// Everything but letters and digits that begins a token.
const punctuation = new Set([..."\t\n\r !\"#%&'()*+,-./:;<=>?[]{|}“”‘’«»"].map((char) => char.charCodeAt(0)));

/** A run of characters of which none begins a token. Whether its first does was decided by the patterns tried before. */
export function matchStray(text: string, offset: number): CustomPatternMatcherReturn {
  let end = offset + 1;
  while (end < text.length && !startsToken(text, end)) end++;
  return [text.slice(offset, end)];
}

function startsToken(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return punctuation.has(unit) || isDigit(unit) || startsIdentifier(text, offset);
}
