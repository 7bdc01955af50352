import type { IToken } from "chevrotain";
import { endOf, Newline } from "../lexer/tokens.js";
import { type BracketKind, bracketOf, swallowsLine } from "./bracket-kinds.js";
import { lineIndent, startsItem } from "./line-shape.js";

/** How an opening bracket without a partner ends. All indexes are into the tokens of the text, line breaks included. */
export type Ending =
  /** At the line break whose line lost its end to another syntax error. */
  | { readonly how: "swallowed"; readonly at: number }
  /** At a closing bracket of another kind. */
  | { readonly how: "mismatch"; readonly at: number }
  /** Where the layout suggests it. */
  | { readonly how: "layout" };

export interface OpenerFacts {
  readonly indent: number;
  /** Absent where the bracket has a partner. */
  ending?: Ending;
}

export interface BracketMatches {
  readonly openers: ReadonlyMap<number, OpenerFacts>;
  /** The opener that each closer closes; no entry for a closer that closes nothing. */
  readonly partners: ReadonlyMap<number, number>;
  /** Closers of the wrong kind whose bracket finds its right closer later. */
  readonly strays: ReadonlySet<number>;
}

interface Open extends OpenerFacts {
  readonly index: number;
  readonly kind: BracketKind;
  readonly line: number;
  swallowedAt?: number;
  /** A closer of the wrong kind that closes this bracket if its right one never comes. */
  suspect?: number;
}

/** Whether every bracket has its partner, which spares all further thought. */
export function areBracketsSound(tokens: readonly IToken[]): boolean {
  const open: BracketKind[] = [];
  for (const token of tokens) {
    const bracket = bracketOf(token);
    if (bracket === undefined) continue;
    if (bracket.opens) open.push(bracket.kind);
    else if (open.pop() !== bracket.kind) return false;
  }
  return open.length === 0;
}

/** Finds the partner of each bracket, and of those without one says how they end. Takes one walk over the tokens. */
export function matchBrackets(text: string, tokens: readonly IToken[]): BracketMatches {
  const stack: Open[] = [];
  const depths: Record<BracketKind, number> = { "{": 0, "[": 0, "(": 0 };
  const openers = new Map<number, OpenerFacts>();
  const partners = new Map<number, number>();
  const strays = new Set<number>();
  let line = 0;
  let lineStart = 0;
  let indent = 0;
  let isLineSwallowed = false;
  let isFirst = true;

  function pop(): Open | undefined {
    const open = stack.pop();
    if (open !== undefined) depths[open.kind]--;
    return open;
  }

  function endTop(): void {
    const open = pop();
    if (open === undefined) return;
    if (open.swallowedAt !== undefined) open.ending = { how: "swallowed", at: open.swallowedAt };
    else if (open.suspect === undefined) open.ending = { how: "layout" };
    else {
      open.ending = { how: "mismatch", at: open.suspect };
      partners.set(open.suspect, open.index);
    }
  }

  function endLine(at: number): void {
    for (let index = stack.length - 1; isLineSwallowed && index >= 0; index--) {
      const open = stack[index];
      if (open === undefined || open.line !== line) break;
      open.swallowedAt ??= at;
    }
    isLineSwallowed = false;
  }

  function isTopSwallowed(): boolean {
    return stack[stack.length - 1]?.swallowedAt !== undefined;
  }

  function topIndent(): number {
    return stack[stack.length - 1]?.indent ?? 0;
  }

  function close(index: number, kind: BracketKind): void {
    // A closer that stands further left belongs to a bracket further out.
    while (isTopSwallowed() && indent < topIndent()) endTop();
    const top = stack[stack.length - 1];
    if (top === undefined) return;
    if (depths[kind] === 0) {
      if (top.swallowedAt === undefined) top.suspect ??= index;
      return;
    }
    while (stack.length > 0 && stack[stack.length - 1]?.kind !== kind) endTop();
    const open = pop();
    if (open === undefined) return;
    partners.set(index, open.index);
    if (open.suspect !== undefined) strays.add(open.suspect);
  }

  for (const [index, token] of tokens.entries()) {
    if (token.tokenType === Newline) {
      endLine(index);
      line++;
      lineStart = endOf(token);
      isFirst = true;
      continue;
    }
    if (isFirst) {
      indent = lineIndent(text, lineStart);
      isFirst = false;
      // The next item shows that the swallowed brackets were to end on their own line.
      if (isTopSwallowed() && startsItem(tokens, index)) while (isTopSwallowed() && indent <= topIndent()) endTop();
    }
    if (swallowsLine(token)) isLineSwallowed = true;
    const bracket = bracketOf(token);
    if (bracket === undefined) continue;
    if (!bracket.opens) {
      close(index, bracket.kind);
      continue;
    }
    const open: Open = { index, kind: bracket.kind, line, indent };
    stack.push(open);
    openers.set(index, open);
    depths[bracket.kind]++;
  }
  endLine(tokens.length);
  while (stack.length > 0) endTop();
  return { openers, partners, strays };
}
