import type { Range } from "@a3s/acl-grammar";

/** How many characters stand before a mark at least, and how many are shown in all. */
const before = 30;
const shown = 160;

/**
 * A text of somebody else as a block of Markdown code with a stretch of it marked on the line below. Characters that are
 * not seen stand there as one visible sign each, and nothing in the text can end the block.
 */
export function fencedMark(text: string, span: Range | undefined): string {
  const start = span === undefined ? 0 : Math.max(0, span.start - before);
  const end = Math.min(text.length, start + shown);
  const head = start > 0 ? "…" : "";
  const visible = signs(text.slice(start, end));
  const tail = end < text.length ? "…" : "";
  const fence = "`".repeat(Math.max(3, longestRun(visible) + 1));
  const lines = [`${fence}text`, head + visible + tail];
  if (span !== undefined) {
    const column = [...head, ...signs(text.slice(start, span.start))].length;
    const width = Math.max(1, [...signs(text.slice(span.start, Math.min(span.end, end)))].length);
    lines.push(" ".repeat(column) + "^".repeat(width));
  }
  return [...lines, fence].join("\n");
}

function signs(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : "�";
  });
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/gu) ?? []).map(({ length }) => length));
}
