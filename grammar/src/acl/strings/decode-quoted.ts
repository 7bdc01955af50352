import type { Range } from "../../source/range.js";
import type { Finding } from "../findings.js";
import { ambiguousEscapeFixes, doubleBackslash, literalCharacterFixes } from "./escape-fixes.js";
import { createEscapeReport, type EscapeReport } from "./escape-report.js";
import { createSegmentBuilder, type DecodedString, type SegmentBuilder } from "./segment-builder.js";
import { decodeTemplateSign } from "./template-signs.js";

/** The content of a quoted string between two offsets, without its quotes. */
export interface QuotedSource {
  readonly text: string;
  readonly content: Range;
  /** The whole token, for fixes that replace it; absent where the string is no value. */
  readonly valueToken?: Range | undefined;
  readonly findings: Finding[];
}

/** Decodes a double-quoted string. Unknown and ambiguous escapes keep their backslash. */
export function decodeDoubleQuoted(source: QuotedSource): DecodedString {
  const { text, content } = source;
  const builder = createSegmentBuilder(text);
  const report = createEscapeReport(source.findings);
  let kept = content.start;
  let at = content.start;
  while (at < content.end) {
    const char = text.charAt(at);
    if (char !== "\\" && char !== "$" && char !== "%") {
      at++;
      continue;
    }
    builder.keep(kept, at);
    kept = at;
    at =
      char === "\\"
        ? decodeEscape(source, at, builder, report)
        : decodeTemplateSign({ ...source, at, builder, report });
    kept = at;
  }
  builder.keep(kept, content.end);
  return builder.finish();
}

/** Decodes a single-quoted string, in which only the quote can be escaped. */
export function decodeSingleQuoted({ text, content }: QuotedSource): DecodedString {
  const builder = createSegmentBuilder(text);
  let at = content.start;
  let kept = at;
  while (at < content.end) {
    if (text.charAt(at) !== "\\") {
      at++;
      continue;
    }
    if (text.charAt(at + 1) === "'" && at + 1 < content.end) {
      builder.keep(kept, at);
      builder.replace("'", at, at + 2);
      kept = at + 2;
    }
    at += 2;
  }
  builder.keep(kept, content.end);
  return builder.finish();
}

const simpleEscapes: Readonly<Record<string, string | undefined>> = { n: "\n", r: "\r", t: "\t", "\\": "\\", '"': '"' };

/** Decodes the escape at `at` and returns the offset behind it. */
function decodeEscape(source: QuotedSource, at: number, builder: SegmentBuilder, report: EscapeReport): number {
  const { text, content } = source;
  const letter = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
  const end = Math.min(at + 1 + letter.length, content.end);
  // A backslash at the end of an unclosed string is text.
  if (at + 1 >= content.end) {
    builder.keep(at, end);
    return end;
  }
  const simple = simpleEscapes[letter];
  if (simple !== undefined) {
    builder.replace(simple, at, end);
    return end;
  }
  if (letter === "u" || letter === "U") return decodeUnicodeEscape(source, at, builder, report);
  const range = { start: at, end };
  builder.keep(at, end);
  if (letter === "b" || letter === "f" || letter === "/") {
    report({ code: "acl.lex.ambiguous_escape", range, fixes: () => ambiguousEscapeFixes(range, letter) });
  } else {
    report({ code: "acl.lex.unknown_escape", range, fixes: () => [doubleBackslash(range)] });
  }
  return end;
}

function decodeUnicodeEscape(source: QuotedSource, at: number, builder: SegmentBuilder, report: EscapeReport): number {
  const { text, content } = source;
  const wanted = text.charAt(at + 1) === "u" ? 4 : 8;
  let end = at + 2;
  while (end < content.end && end < at + 2 + wanted && isHexDigit(text.charCodeAt(end))) end++;
  const range = { start: at, end };
  const codePoint = Number.parseInt(text.slice(at + 2, end), 16);
  const isScalar = codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint <= 0xdfff);
  if (end - at - 2 < wanted || !isScalar) {
    builder.keep(at, end);
    report({ code: "acl.lex.invalid_unicode_escape", range, fixes: () => [doubleBackslash(range)] });
    return end;
  }
  builder.replace(String.fromCodePoint(codePoint), at, end);
  report({ code: "acl.lex.unicode_escape", range, fixes: () => literalCharacterFixes(range, codePoint) });
  return end;
}

function isHexDigit(unit: number): boolean {
  const lower = unit | 0x20;
  return (unit >= 0x30 && unit <= 0x39) || (lower >= 0x61 && lower <= 0x66);
}
