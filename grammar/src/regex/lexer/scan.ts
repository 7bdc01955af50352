import type { RegexProblem } from "../ast.js";
import { type ProblemName, problemAt } from "../problems.js";

/**
 * What stands at a place of the pattern: a value, or why there is none. `end` is where reading goes on in both cases.
 * A scanner reads forward only and does not throw.
 */
export type Scan<Value> =
  | { readonly end: number; readonly value: Value; readonly problem?: never }
  | { readonly end: number; readonly problem: RegexProblem; readonly value?: never };

/** A scanner takes the pattern, the offset to begin at, and whether the flag `x` is in force there. */
export type Scanner<Value> = (text: string, start: number, verbose: boolean) => Scan<Value>;

/** A failed scan whose problem covers everything from `start` to where reading goes on. */
export function failedScan(name: ProblemName, start: number, end: number): Scan<never> {
  return { end, problem: problemAt(name, start, end) };
}

/** The end of the character that begins at this offset; the end of the text where none does. */
export function afterCharacter(text: string, offset: number): number {
  const codePoint = text.codePointAt(offset);
  return codePoint === undefined ? text.length : offset + (codePoint > 0xffff ? 2 : 1);
}

/** Under the flag `x`, the offset behind blanks and comments; without it, the offset itself. */
export function skipTrivia(text: string, offset: number, verbose: boolean): number {
  if (!verbose) return offset;
  let position = offset;
  for (;;) {
    position = skipBlanks(text, position);
    if (text[position] !== "#") return position;
    const lineFeed = text.indexOf("\n", position);
    position = lineFeed < 0 ? text.length : lineFeed + 1;
  }
}

/** The offset behind characters that have the property White_Space. */
export function skipBlanks(text: string, offset: number): number {
  let position = offset;
  while (position < text.length && isBlank(text.charCodeAt(position))) position += 1;
  return position;
}

function isBlank(charCode: number): boolean {
  if (charCode < 0x80) return charCode === 0x20 || (charCode >= 0x09 && charCode <= 0x0d);
  return (
    charCode === 0x85 ||
    charCode === 0xa0 ||
    charCode === 0x1680 ||
    (charCode >= 0x2000 && charCode <= 0x200a) ||
    charCode === 0x2028 ||
    charCode === 0x2029 ||
    charCode === 0x202f ||
    charCode === 0x205f ||
    charCode === 0x3000
  );
}
