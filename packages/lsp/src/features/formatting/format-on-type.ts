import type { SourceToken, TextEdit } from "@a3s/acl-grammar";
import type { PolicySyntax } from "../../document/policy-snapshot.js";
import { lineEndAt, lineStartAt } from "../../syntax/lines.js";
import { tokensOf } from "../../syntax/tokens-of.js";
import { editsWithin, keepMeaning } from "./format-policy.js";

/** The characters after which {@link formatOnType} has something to do. */
export const onTypeTriggers = ["\n", "}", "]"] as const;

/**
 * The edits after a character was typed, which ends right before the offset. Behind a line break the new line is indented
 * and the line before is laid out; a closing bracket that begins its line is put below its opener's line, and what it
 * closes is laid out. Nothing behind the cursor changes.
 */
export function formatOnType(snapshot: PolicySyntax, offset: number, typed: string): readonly TextEdit[] {
  const { text } = snapshot;
  const tokens = tokensOf(snapshot);
  const start = lineStartAt(text, offset);
  if (isInside(tokens, start) || isInside(tokens, offset)) return [];
  const indentation = indent(snapshot, tokens, start);
  if (typed === "\n") {
    const lineEnd = lineEndBefore(text, start);
    return [...layout(snapshot, lineStartAt(text, lineEnd), lineEnd), ...indentation];
  }
  const opener = openerOf(tokens, text, offset);
  if (opener === undefined) return [];
  const layoutEdits = layout(snapshot, lineStartAt(text, opener), offset);
  return layoutEdits.length > 0 ? layoutEdits : indentation;
}

/** The edits of the formatter between two offsets. */
function layout(snapshot: PolicySyntax, start: number, end: number): readonly TextEdit[] {
  return keepMeaning(snapshot, editsWithin(snapshot, { start, end }));
}

/** Whether an offset stands in a token that spans lines, or in a comment: there blanks are text. */
function isInside(tokens: readonly SourceToken[], offset: number): boolean {
  return tokens.some(
    ({ kind, range }) =>
      range.start < offset && offset < range.end && (kind === "heredoc" || kind === "comment" || kind === "string"),
  );
}

/** Two blanks for every bracket that is open where the line begins, closing ones at its start counted. */
function indent({ text }: PolicySyntax, tokens: readonly SourceToken[], start: number): readonly TextEdit[] {
  let depth = 0;
  let isLeading = true;
  const end = lineEndAt(text, start);
  for (const { kind, range } of tokens) {
    if (range.start >= end) break;
    if (range.start < start) depth = kind === "open" ? depth + 1 : kind === "close" ? Math.max(0, depth - 1) : depth;
    else if (isLeading && kind === "close") depth = Math.max(0, depth - 1);
    else isLeading = false;
  }
  const blanks = /^[ \t]*/u.exec(text.slice(start, end))?.[0] ?? "";
  const wanted = " ".repeat(2 * Math.min(depth, maxDepth));
  return blanks === wanted ? [] : [{ range: { start, end: start + blanks.length }, newText: wanted }];
}

/** The language allows no deeper nesting. */
const maxDepth = 64;

/** Where the bracket opens that closes right before an offset. */
function openerOf(tokens: readonly SourceToken[], text: string, offset: number): number | undefined {
  const open: number[] = [];
  for (const { kind, range } of tokens) {
    if (range.start >= offset) break;
    if (kind === "open") open.push(range.start);
    if (kind !== "close") continue;
    const opener = open.pop();
    if (range.end === offset) return opener === undefined || !isPair(text, opener, range.start) ? undefined : opener;
  }
  return undefined;
}

function isPair(text: string, open: number, close: number): boolean {
  return ["{}", "[]", "()"].includes(text.charAt(open) + text.charAt(close));
}

/** The end of the line before the one that begins at an offset. */
function lineEndBefore(text: string, start: number): number {
  const isPaired = text.charAt(start - 1) === "\n" && text.charAt(start - 2) === "\r";
  return Math.max(0, start - (isPaired ? 2 : 1));
}
