import type { IToken } from "chevrotain";
import type { Comment, Comments, Document } from "./ast.js";
import { childrenOf, type SyntaxNode } from "./children-of.js";
import { endOf } from "./lexer/tokens.js";

/** The comments of one node while they are collected. */
interface Collected {
  leading: Comment[];
  trailing: Comment[];
  dangling: Comment[];
}

/** How far the walk has come: which comment is next. */
interface Walk {
  readonly text: string;
  readonly comments: readonly Comment[];
  index: number;
}

/**
 * Gives every comment to the node it belongs to, exactly one. Inside a node, a comment on the line where the part before
 * it ends trails that part, unless a comma and then the next part enclose it; another one leads the part behind it.
 * Without either, and in the header of a block, before the sign of an attribute or the bracket of a call, it dangles.
 */
export function attachComments(text: string, document: Document, tokens: readonly IToken[]): void {
  if (tokens.length === 0) return;
  const walk: Walk = { text, comments: tokens.map(toComment), index: 0 };
  visit(walk, document, Number.POSITIVE_INFINITY);
}

function toComment(token: IToken): Comment {
  const { image } = token;
  const style = image.startsWith("#") ? "#" : image.startsWith("//") ? "//" : image.startsWith("/*") ? "/*" : "/";
  return { kind: "comment", style, text: image, range: { start: token.startOffset, end: endOf(token) } };
}

/** Takes the comments that begin before `end` and were not taken by a node further in. */
function visit(walk: Walk, node: SyntaxNode, end: number): void {
  // Most nodes hold no comment, and the walk need not enter them.
  if (peek(walk, end) === undefined) return;
  takeHeader(walk, node);
  let before: SyntaxNode | undefined;
  for (const child of childrenOf(node)) {
    takeBetween(walk, node, before, child, child.range.start);
    visit(walk, child, child.range.end);
    before = child;
  }
  takeBetween(walk, node, before, undefined, end);
}

function takeHeader(walk: Walk, node: SyntaxNode): void {
  const end = "openRange" in node ? node.openRange.start : "opRange" in node ? node.opRange.start : 0;
  for (let next = peek(walk, end); next !== undefined; next = peek(walk, end)) {
    collectedOf(node).dangling.push(next);
    walk.index++;
  }
}

/** Shares out the comments up to `end`, which stand between two children of a node. */
function takeBetween(
  walk: Walk,
  parent: SyntaxNode,
  before: SyntaxNode | undefined,
  behind: SyntaxNode | undefined,
  end: number,
): void {
  // The end of what a comment could trail, for as long as no line break came.
  let trailed = before?.range.end;
  let isBehindComma = false;
  for (let next = peek(walk, end); next !== undefined; next = peek(walk, end)) {
    walk.index++;
    if (before !== undefined && trailed !== undefined) {
      const gap = walk.text.slice(trailed, next.range.start);
      isBehindComma ||= gap.includes(",");
      trailed = /[\r\n]/.test(gap) ? undefined : next.range.end;
      const isEnclosed = isBehindComma && behind !== undefined && !hasLineBreak(walk, next.range.end, behind);
      if (trailed !== undefined && !isEnclosed) {
        collectedOf(before).trailing.push(next);
        continue;
      }
      trailed = undefined;
    }
    if (behind !== undefined) collectedOf(behind).leading.push(next);
    else collectedOf(parent).dangling.push(next);
  }
}

/** The next comment, if it begins before an offset. */
function peek(walk: Walk, end: number): Comment | undefined {
  const next = walk.comments[walk.index];
  return next !== undefined && next.range.start < end ? next : undefined;
}

function hasLineBreak({ text, comments, index }: Walk, from: number, behind: SyntaxNode): boolean {
  // Up to the comment after this one is far enough, so that many comments do not read the same text again and again.
  const end = Math.min(behind.range.start, comments[index]?.range.start ?? behind.range.start);
  return /[\r\n]/.test(text.slice(from, end));
}

/** The lists of a node, which until now shared the empty ones of all nodes. */
function collectedOf(node: SyntaxNode): Collected {
  const holder = node as { comments: Comments };
  if (Object.isFrozen(holder.comments)) holder.comments = { leading: [], trailing: [], dangling: [] };
  return holder.comments as Collected;
}
