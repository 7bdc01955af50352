import type { Range, StringLiteral } from "@a3s/acl-grammar";

/** How a string is written: which characters of it need what escape. */
export type Quote = StringLiteral["quote"];

/** The source between the quotes, or of the lines of a heredoc. */
export function contentRange(literal: StringLiteral): Range {
  const { range, quote, segments } = literal;
  if (quote === "heredoc") {
    const first = segments[0]?.source.start ?? range.end;
    return { start: first, end: Math.max(first, segments.at(-1)?.source.end ?? first) };
  }
  const end = isClosed(literal) ? range.end - 1 : range.end;
  return { start: Math.min(range.start + 1, end), end };
}

/** Whether the closing quote is there: what stands before it is all that was decoded. */
export function isClosed({ raw, range, quote, segments }: StringLiteral): boolean {
  if (quote === "heredoc") return true;
  if (raw.length < 2) return false;
  const decodedTo = segments.at(-1)?.source.end ?? range.start + 1;
  return decodedTo === range.end - 1;
}

/** Where in the decoded value an offset of the source falls. */
export function valueOffsetAt({ segments, value }: StringLiteral, offset: number): number {
  for (const { source, valueStart, valueEnd } of segments) {
    if (offset <= source.start) return valueStart;
    if (offset >= source.end) continue;
    const isVerbatim = source.end - source.start === valueEnd - valueStart;
    return isVerbatim ? valueStart + offset - source.start : valueStart;
  }
  return value.length;
}

/** A text as it has to be written inside a string of a form. */
export function spellInside(text: string, quote: Quote): string {
  if (quote === '"') return text.replace(/[\\"]/gu, "\\$&").replace(/([$%])\{/gu, "$1$1{");
  // In single quotes a backslash takes the next character with it, so only the quote needs one.
  if (quote === "'") return text.replace(/'/gu, "\\'");
  return text.replace(/([$%])\{/gu, "$1$1{");
}
