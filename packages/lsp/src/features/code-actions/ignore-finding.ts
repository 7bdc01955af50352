import type { Diagnostic, Range } from "@a3s/acl-grammar";
import type { PolicySnapshot } from "../../document/policy-snapshot.js";
import { nodePathAt } from "../../syntax/node-path.js";
import { tokensOf, tokenTouching } from "../../syntax/tokens-of.js";
import type { CodeAction } from "./code-action.js";

/**
 * Puts a comment that silences a finding above the innermost item that it stands in and that begins its line, or at the
 * end of its line. The reason is left to the author. Undefined for what cannot be silenced.
 */
export function ignoreFinding(snapshot: PolicySnapshot, diagnostic: Diagnostic): CodeAction | undefined {
  const { code, severity, range } = diagnostic;
  if (severity === "error" || code.startsWith("sentry.ignore.")) return undefined;
  const place = commentPlace(snapshot, range);
  if (place === undefined) return undefined;
  const comment = `# sentry-ignore ${code}: `;
  return {
    kind: "ignore",
    title: `Ignore ${code} here`,
    edits: [{ range: { start: place.offset, end: place.offset }, newText: `${place.before}${comment}${place.behind}` }],
    diagnostic,
    caret: place.offset + place.before.length + comment.length,
  };
}

interface CommentPlace {
  readonly offset: number;
  readonly before: string;
  readonly behind: string;
}

function commentPlace(snapshot: PolicySnapshot, { start, end }: Range): CommentPlace | undefined {
  const { text, analysis } = snapshot;
  const { document } = analysis.parsed;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  // What is about the document as a whole stands at its very start.
  if (start === 0 && end === 0) return { offset: text.startsWith("\uFEFF") ? 1 : 0, before: "", behind: eol };
  const path = nodePathAt(document, start);
  const item = path.findLast((node, index) => {
    const isItem =
      node.kind === "attribute" || node.kind === "block" || node.kind === "entry" || path[index - 1]?.kind === "list";
    return (
      isItem &&
      node.kind !== "missing" &&
      node.range.start <= start &&
      start < node.range.end &&
      beginsLine(text, node.range.start)
    );
  });
  if (item !== undefined) {
    const start = lineStart(text, item.range.start);
    // A byte order mark stays where it is: anywhere but at the start it is an error.
    const offset = text.charAt(start) === "\uFEFF" ? start + 1 : start;
    // A line of its own, from its very start: what is inserted behind blanks, editors indent once more.
    return { offset, before: text.slice(offset, item.range.start), behind: eol };
  }
  const lineEnd = endOfLine(text, start);
  // A comment that a lone carriage return ends is an error.
  if (text.charAt(lineEnd) === "\r" && text.charAt(lineEnd + 1) !== "\n") return undefined;
  // A line that ends inside a string or a comment has no room for another.
  const inside = tokenTouching(tokensOf(snapshot), lineEnd, ({ kind, range }) => {
    if (kind === "comment") return true;
    return (kind === "heredoc" || kind === "unterminated-string") && range.start < lineEnd;
  });
  return inside === undefined ? { offset: lineEnd, before: " ", behind: "" } : undefined;
}

function beginsLine(text: string, offset: number): boolean {
  const before = text.slice(lineStart(text, offset), offset);
  return /^\uFEFF?[ \t]*$/u.test(before);
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charAt(start - 1))) start--;
  return start;
}

function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text.charAt(end))) end++;
  return end;
}

function isLineBreak(character: string): boolean {
  return character === "\n" || character === "\r";
}
