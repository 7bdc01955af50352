import type { Fix } from "../../diagnostic.js";
import type { Range } from "../../source/range.js";
import { hex } from "./code-point-name.js";

export function doubleBackslash(range: Range): Fix {
  return { title: "double the backslash", edits: [{ range: { start: range.start, end: range.start }, newText: "\\" }] };
}

/** Keep the backslash visibly, or write what HCL tools read. */
export function ambiguousEscapeFixes(range: Range, letter: string): readonly Fix[] {
  const spelling = hclReading[letter] ?? letter;
  return [doubleBackslash(range), { title: `write ${spelling}`, edits: [{ range, newText: spelling }] }];
}

/** Writes the character itself, where it can stand in a string without being mistaken for something else. */
export function literalCharacterFixes(range: Range, codePoint: number): readonly Fix[] {
  const spelling = literalSpelling(codePoint);
  return spelling === undefined ? [] : [{ title: "write the character itself", edits: [{ range, newText: spelling }] }];
}

/** A string that is one reference to a variable can be written as the call that fetches it. */
export function environmentFixes(text: string, token: Range): readonly Fix[] {
  const found = /^"\$\{(?:env\.)?([A-Za-z_][A-Za-z0-9_]*)\}"$/.exec(text.slice(token.start, token.end));
  if (found === null) return [];
  return [{ title: "use env()", edits: [{ range: token, newText: `env("${found[1]}")` }] }];
}

const hclReading: Readonly<Record<string, string | undefined>> = {
  b: `\\u${hex(8, 4)}`,
  f: `\\u${hex(12, 4)}`,
  "/": "/",
};

const namedEscapes: Readonly<Record<number, string | undefined>> = {
  9: "\\t",
  10: "\\n",
  13: "\\r",
  34: '\\"',
  92: "\\\\",
};

function literalSpelling(codePoint: number): string | undefined {
  const named = namedEscapes[codePoint];
  if (named !== undefined) return named;
  const char = String.fromCodePoint(codePoint);
  // Signs could join a brace behind them to a template mark; controls and format characters would be invisible.
  return /[$%\p{C}\p{Z}]/u.test(char) && char !== " " ? undefined : char;
}
