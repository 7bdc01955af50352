import type { Range } from "../../source/range.js";
import type { Finding } from "../findings.js";
import { lineEnd, skipBlanks, skipLineBreak } from "../lexer/characters.js";
import { readHeredocHeader } from "../lexer/match-heredoc.js";
import { createEscapeReport } from "./escape-report.js";
import { createSegmentBuilder, type DecodedString } from "./segment-builder.js";
import { decodeTemplateSign } from "./template-signs.js";

export interface HeredocSource {
  readonly text: string;
  readonly token: Range;
  readonly isTerminated: boolean;
  readonly findings: Finding[];
}

interface Line {
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  /** Behind the line break. */
  readonly next: number;
}

/** Decodes a heredoc: its lines, each ended by LF whatever the source uses, without the common indentation for `<<-`. */
export function decodeHeredoc(source: HeredocSource): DecodedString {
  const { text, token, findings } = source;
  const header = readHeredocHeader(text, token.start);
  const builder = createSegmentBuilder(text);
  if (header === undefined) return builder.finish();
  const report = createEscapeReport(findings);
  const lines = linesOf(source, header.bodyStart);
  const indent = header.isIndented ? commonIndent(text, lines) : 0;
  for (const line of lines) {
    const content = { start: Math.min(line.start + indent, line.end), end: line.end };
    let at = content.start;
    let kept = at;
    while (at < content.end) {
      const char = text.charAt(at);
      if (char !== "$" && char !== "%") {
        at++;
        continue;
      }
      builder.keep(kept, at);
      at = decodeTemplateSign({ text, content, at, builder, report });
      kept = at;
    }
    builder.keep(kept, content.end);
    if (text.charCodeAt(line.end) === 0x0a) builder.keep(line.end, line.next);
    else builder.replace("\n", line.end, line.next);
  }
  return builder.finish();
}

function linesOf({ text, token, isTerminated }: HeredocSource, bodyStart: number): readonly Line[] {
  const lines: Line[] = [];
  let start = bodyStart;
  while (start < token.end) {
    const end = lineEnd(text, start);
    // The line of the end marker is no content.
    if (isTerminated && end >= token.end) break;
    const next = end < text.length ? skipLineBreak(text, end) : end;
    lines.push({ start, end, next });
    start = next;
  }
  return lines;
}

function commonIndent(text: string, lines: readonly Line[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { start, end } of lines) {
    if (end === start) continue;
    least = Math.min(least, Math.min(skipBlanks(text, start), end) - start);
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}
