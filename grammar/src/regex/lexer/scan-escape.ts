import type { RegexAssertion, RegexLiteral, RegexPerlClass, RegexUnicodeClass } from "../ast.js";
import { afterCharacter, failedScan, type Scan, skipTrivia } from "./scan.js";
import { scanHexEscape } from "./scan-hex-escape.js";
import { scanPropertyEscape } from "./scan-property-escape.js";

export type EscapeNode = RegexLiteral | RegexAssertion | RegexPerlClass | RegexUnicodeClass;

const controlCharacters: Readonly<Record<string, number>> = { a: 0x07, f: 0x0c, t: 0x09, n: 0x0a, r: 0x0d, v: 0x0b };

const assertions: Readonly<Record<string, RegexAssertion["assertion"]>> = {
  A: "start-text",
  z: "end-text",
  b: "word-boundary",
  B: "not-word-boundary",
  "<": "word-start",
  ">": "word-end",
};

const wordBoundaries: Readonly<Record<string, RegexAssertion["assertion"]>> = {
  start: "word-start",
  end: "word-end",
  "start-half": "word-start-half",
  "end-half": "word-end-half",
};

const perlClasses: Readonly<Record<string, RegexPerlClass["name"]>> = { d: "digit", s: "space", w: "word" };

const namedBackreference = /[kg](?:<[^<>]{0,64}>|'[^']{0,64}'|\{[^{}]{0,64}\})|g-?\d+|\d+/y;

/** Reads what begins with the backslash at `start`. */
export function scanEscape(text: string, start: number, verbose: boolean): Scan<EscapeNode> {
  const letter = text[start + 1];
  if (letter === undefined) return failedScan("unfinishedEscape", start, text.length);
  namedBackreference.lastIndex = start + 1;
  if (namedBackreference.test(text)) return failedScan("backreference", start, namedBackreference.lastIndex);
  const end = afterCharacter(text, start + 1);
  const range = { start, end };
  if (letter === "x" || letter === "u" || letter === "U") return scanHexEscape(text, start, verbose);
  if (letter === "p" || letter === "P") return scanPropertyEscape(text, start, verbose);
  if (letter === "b") return scanWordBoundary(text, start, verbose);
  const perlClass = lookUp(perlClasses, letter.toLowerCase());
  if (perlClass !== undefined) {
    return { end, value: { kind: "perl-class", range, name: perlClass, negated: letter < "a" } };
  }
  const assertion = lookUp(assertions, letter);
  if (assertion !== undefined) return { end, value: { kind: "assertion", range, assertion } };
  const control = lookUp(controlCharacters, letter);
  if (control !== undefined) return { end, value: { kind: "literal", range, codePoint: control, escaped: true } };
  // Letters and digits are kept for meanings to come, and nothing outside ASCII needs a backslash.
  if (/[\dA-Za-z]/.test(letter) || letter > "\x7f") return failedScan("unknownEscape", start, end);
  return { end, value: { kind: "literal", range, codePoint: letter.charCodeAt(0), escaped: true } };
}

/**
 * Reads `\b` or `\b{start}` and its like. What stands in the braces decides: anything that does not begin with a letter
 * or a dash is left to be a repetition of `\b`.
 */
function scanWordBoundary(text: string, start: number, verbose: boolean): Scan<RegexAssertion> {
  const plain: Scan<RegexAssertion> = {
    end: start + 2,
    value: { kind: "assertion", range: { start, end: start + 2 }, assertion: "word-boundary" },
  };
  if (text[start + 2] !== "{") return plain;
  let position = skipTrivia(text, start + 3, verbose);
  if (position >= text.length) return failedScan("unclosedBoundary", start, text.length);
  const nameStart = position;
  let name = "";
  while (/^[-A-Za-z]$/.test(text[position] ?? "")) {
    name += text[position];
    position = skipTrivia(text, position + 1, verbose);
  }
  if (position === nameStart) return plain;
  if (text[position] !== "}") return failedScan("unclosedBoundary", start, position);
  const end = position + 1;
  const assertion = lookUp(wordBoundaries, name);
  if (assertion === undefined) return failedScan("unknownBoundary", start, end);
  return { end, value: { kind: "assertion", range: { start, end }, assertion } };
}

function lookUp<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
