import type { Range } from "../../source/range.js";
import { environmentFixes } from "./escape-fixes.js";
import type { EscapeReport } from "./escape-report.js";
import type { SegmentBuilder } from "./segment-builder.js";

export interface TemplateSign {
  readonly text: string;
  readonly content: Range;
  readonly valueToken?: Range | undefined;
  /** Where a `$` or `%` stands. */
  readonly at: number;
  readonly builder: SegmentBuilder;
  readonly report: EscapeReport;
}

/** Reads `$${` and `%%{` as the single sign with its brace, keeps everything else, and returns the offset behind what it read. */
export function decodeTemplateSign(source: TemplateSign): number {
  const { text, content, valueToken, at, builder, report } = source;
  const sign = text.charAt(at);
  if (at + 3 <= content.end && text.startsWith(`${sign}${sign}{`, at)) {
    builder.replace(`${sign}{`, at, at + 3);
    report({ code: "acl.lex.template_escape", range: { start: at, end: at + 3 } });
    return at + 3;
  }
  if (at + 2 > content.end || text.charAt(at + 1) !== "{") {
    builder.keep(at, at + 1);
    return at + 1;
  }
  builder.keep(at, at + 2);
  report({
    code: "acl.lex.template_marker",
    range: { start: at, end: at + 2 },
    fixes: () => (valueToken === undefined ? [] : environmentFixes(text, valueToken)),
  });
  return at + 2;
}
