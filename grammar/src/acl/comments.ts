import type { IToken } from "chevrotain";
import type { Comment, Comments, Document, Item, ObjectEntry, Value } from "./ast.js";
import { endOf } from "./lexer/tokens.js";

type CommentedNode = Document | Item | ObjectEntry | Value;

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
 * it ends trails that part; another one leads the part behind it; without either it dangles in the node itself.
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
function visit(walk: Walk, node: CommentedNode, end: number): void {
  let before: CommentedNode | undefined;
  for (const child of childrenOf(node)) {
    takeBetween(walk, node, before, child, child.range.start);
    visit(walk, child, child.range.end);
    before = child;
  }
  takeBetween(walk, node, before, undefined, end);
}

/** Shares out the comments up to `end`, which stand between two children of a node. */
function takeBetween(
  walk: Walk,
  parent: CommentedNode,
  before: CommentedNode | undefined,
  behind: CommentedNode | undefined,
  end: number,
): void {
  let lineEnd = before?.range.end;
  for (
    let next = walk.comments[walk.index];
    next !== undefined && next.range.start < end;
    next = walk.comments[++walk.index]
  ) {
    if (before !== undefined && lineEnd !== undefined && !hasLineBreak(walk.text, lineEnd, next.range.start)) {
      collectedOf(before).trailing.push(next);
      lineEnd = next.range.end;
      continue;
    }
    lineEnd = undefined;
    if (behind !== undefined) collectedOf(behind).leading.push(next);
    else collectedOf(parent).dangling.push(next);
  }
}

/** The lists of a node, which until now shared the empty ones of all nodes. */
function collectedOf(node: CommentedNode): Collected {
  const holder = node as { comments: Comments };
  if (Object.isFrozen(holder.comments)) holder.comments = { leading: [], trailing: [], dangling: [] };
  return holder.comments as Collected;
}

function hasLineBreak(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === 0x0a || unit === 0x0d) return true;
  }
  return false;
}

const none: readonly CommentedNode[] = [];

function childrenOf(node: CommentedNode): readonly CommentedNode[] {
  switch (node.kind) {
    case "document":
    case "block":
    case "list":
      return node.items;
    case "object":
      return node.entries;
    case "call":
      return node.args;
    case "attribute":
    case "entry":
      return [node.value];
    default:
      return none;
  }
}
