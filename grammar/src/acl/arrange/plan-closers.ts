import type { IToken } from "chevrotain";
import { Colon, Equals, endOf, Newline, OpenBrace, OpenBracket } from "../lexer/tokens.js";
import { bracketOf } from "./bracket-kinds.js";
import { lineIndent, startsItem } from "./line-shape.js";
import type { BracketMatches, Ending } from "./match-brackets.js";

/** A closing bracket that recovery puts in. */
export interface PlannedCloser {
  /** The index of the opening bracket among the tokens. */
  readonly opener: number;
  /** Of several brackets that end at one place only the outermost is reported. */
  report: boolean;
}

export interface CloserPlan {
  /** The closers to put in before the token of an index, innermost first; the number of tokens stands for the end. */
  readonly insertions: ReadonlyMap<number, readonly PlannedCloser[]>;
  /** The brackets that a line lost with its end, by the index of its line break, innermost first. */
  readonly swallowed: ReadonlyMap<number, readonly number[]>;
  /** The brackets that end with the text for want of anything better, innermost first. */
  readonly openAtEnd: readonly number[];
}

/**
 * Decides where each bracket without a partner ends: before the first later line inside it that begins an item and is
 * not indented deeper than the bracket's own line; else before the closer of a bracket further out; else at the end.
 */
export function planClosers(text: string, tokens: readonly IToken[], matches: BracketMatches): CloserPlan {
  const insertions = new Map<number, PlannedCloser[]>();
  const swallowed = new Map<number, number[]>();
  const stack: number[] = [];
  let lineStart = 0;
  let isFirst = true;

  function top(): { readonly index: number; readonly indent: number; readonly ending: Ending | undefined } | undefined {
    const index = stack[stack.length - 1];
    if (index === undefined) return undefined;
    const facts = matches.openers.get(index);
    return { index, indent: facts?.indent ?? 0, ending: facts?.ending };
  }

  /** Whether a brace that begins a line stands in an object of a list where an entry is due: it is the list's next object. */
  function isNextObject(index: number): boolean {
    if (tokens[index]?.tokenType !== OpenBrace) return false;
    if (tokens[stack[stack.length - 1] ?? -1]?.tokenType !== OpenBrace) return false;
    if (tokens[stack[stack.length - 2] ?? -1]?.tokenType !== OpenBracket) return false;
    let before = index - 1;
    while (tokens[before]?.tokenType === Newline) before--;
    return !isSign(tokens[before]);
  }

  function insert(at: number, report: boolean): void {
    const opener = stack.pop();
    if (opener === undefined) return;
    const list = insertions.get(at) ?? [];
    if (report) for (const inner of list) inner.report = false;
    list.push({ opener, report });
    insertions.set(at, list);
  }

  function endSwallowed(at: number): void {
    for (let open = top(); open?.ending?.how === "swallowed" && open.ending.at === at; open = top()) {
      swallowed.set(at, [...(swallowed.get(at) ?? []), open.index]);
      insert(at, false);
    }
  }

  for (const [index, token] of tokens.entries()) {
    if (token.tokenType === Newline) {
      endSwallowed(index);
      lineStart = endOf(token);
      isFirst = true;
      continue;
    }
    if (isFirst && top()?.ending?.how === "layout" && startsItem(tokens, index)) {
      const indent = lineIndent(text, lineStart);
      for (let open = top(); open?.ending?.how === "layout" && indent <= open.indent; open = top()) insert(index, true);
    }
    if (isFirst && top()?.ending?.how === "layout" && isNextObject(index)) {
      if (lineIndent(text, lineStart) <= (top()?.indent ?? 0)) insert(index, true);
    }
    isFirst = false;
    const bracket = bracketOf(token);
    if (bracket === undefined) continue;
    if (bracket.opens) {
      stack.push(index);
      continue;
    }
    const partner = matches.partners.get(index);
    if (partner === undefined) continue;
    while (stack.length > 0 && stack[stack.length - 1] !== partner) insert(index, true);
    stack.pop();
  }
  endSwallowed(tokens.length);
  const openAtEnd = [...stack].reverse();
  while (stack.length > 0) insert(tokens.length, true);
  return { insertions, swallowed, openAtEnd };
}

function isSign(token: IToken | undefined): boolean {
  return token?.tokenType === Equals || token?.tokenType === Colon;
}
