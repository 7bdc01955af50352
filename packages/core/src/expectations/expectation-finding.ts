import type { Diagnostic, Range } from "@a3s/acl-grammar";
import { type ExpectationCode, expectationCodes } from "./expectation-codes.js";

/** A finding with the braces of its message filled in; a severity given here overrides that of the code. */
export function expectationFinding(
  code: ExpectationCode,
  range: Range,
  more: Partial<Pick<Diagnostic, "severity" | "fixes" | "related" | "data">> & {
    readonly words?: Readonly<Record<string, string>>;
  } = {},
): Diagnostic {
  const { words = {}, ...rest } = more;
  const { severity, message } = expectationCodes[code];
  const filled = message.replace(/\{(\w+)\}/g, (brace, word: string) => words[word] ?? brace);
  return { code, severity, message: filled, range, ...rest };
}

/** The same finding further on in a text. */
export function shiftFinding(finding: Diagnostic, by: number): Diagnostic {
  if (by === 0) return finding;
  const shift = ({ start, end }: Range): Range => ({ start: start + by, end: end + by });
  return {
    ...finding,
    range: shift(finding.range),
    ...(finding.fixes && {
      fixes: finding.fixes.map(({ title, edits }) => ({
        title,
        edits: edits.map(({ range, newText }) => ({ range: shift(range), newText })),
      })),
    }),
    ...(finding.related && {
      related: finding.related.map(({ message, range }) => ({ message, range: shift(range) })),
    }),
  };
}
