import type { RegexLiteral } from "../ast.js";
import { afterCharacter, failedScan, type Scan, skipTrivia } from "./scan.js";

const digitCounts: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads `\x7F`, `\u007F`, `\U0000007F`, or any of the three letters with digits in braces. */
export function scanHexEscape(text: string, start: number, verbose: boolean): Scan<RegexLiteral> {
  const first = skipTrivia(text, start + 2, verbose);
  if (text[first] === "{") return scanBraces(text, start, first, verbose);
  const count = digitCounts[text[start + 1] ?? ""] ?? 0;
  let digits = "";
  let position = first;
  while (digits.length < count) {
    if (digits.length > 0) position = skipTrivia(text, position, verbose);
    if (position >= text.length) return failedScan("unfinishedHex", start, text.length);
    if (!isHexDigit(text[position])) return failedScan("hexDigit", start, afterCharacter(text, position));
    digits += text[position];
    position += 1;
  }
  return literal(start, position, digits);
}

function scanBraces(text: string, start: number, brace: number, verbose: boolean): Scan<RegexLiteral> {
  let digits = "";
  let position = skipTrivia(text, brace + 1, verbose);
  while (position < text.length && text[position] !== "}") {
    if (!isHexDigit(text[position])) return failedScan("hexDigit", start, afterCharacter(text, position));
    digits += text[position];
    position = skipTrivia(text, position + 1, verbose);
  }
  if (position >= text.length) return failedScan("unclosedHex", start, text.length);
  if (digits === "") return failedScan("emptyHex", start, position + 1);
  return literal(start, position + 1, digits);
}

function literal(start: number, end: number, digits: string): Scan<RegexLiteral> {
  const codePoint = Number.parseInt(digits, 16);
  if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) {
    return failedScan("notScalarValue", start, end);
  }
  return { end, value: { kind: "literal", range: { start, end }, codePoint, escaped: true } };
}

function isHexDigit(character: string | undefined): boolean {
  return character !== undefined && /^[\dA-Fa-f]$/.test(character);
}
