import type { IToken } from "chevrotain";
import { Newline, UnterminatedHeredoc } from "../lexer/tokens.js";
import { isUnterminatedComment } from "./comment-findings.js";
import { areBracketsSound, type BracketMatches, matchBrackets } from "./match-brackets.js";
import { type CloserPlan, planClosers } from "./plan-closers.js";

/** What recovery does about the brackets of a text whose brackets are not all in pairs. */
export interface BracketRepair {
  readonly matches: BracketMatches;
  readonly plan: CloserPlan;
  /** Whether a comment or heredoc without end hides the closers that are missing at the end. */
  readonly isEndHidden: boolean;
}

/** Undefined where every bracket has its partner. */
export function understandBrackets(
  text: string,
  tokens: readonly IToken[],
  comments: readonly IToken[],
): BracketRepair | undefined {
  if (areBracketsSound(tokens)) return undefined;
  const matches = matchBrackets(text, tokens);
  const lastComment = comments[comments.length - 1];
  const isEndHidden =
    tokens[tokens.length - 1]?.tokenType === UnterminatedHeredoc ||
    (lastComment !== undefined && isUnterminatedComment(lastComment));
  return { matches, plan: planClosers(text, tokens, matches), isEndHidden };
}

/** The closing brackets that the rest of the line behind the token at `index` took with it, innermost first. */
export function closersLostOnLine(tokens: readonly IToken[], repair: BracketRepair | undefined, index: number): string {
  if (repair === undefined) return "";
  let end = index;
  while (end < tokens.length && tokens[end]?.tokenType !== Newline) end++;
  return closersOf(tokens, repair.plan.swallowed.get(end));
}

/** The closing brackets that are missing at the end of the text, innermost first. */
export function closersLostAtEnd(tokens: readonly IToken[], repair: BracketRepair | undefined): string {
  return closersOf(tokens, repair?.plan.openAtEnd);
}

function closersOf(tokens: readonly IToken[], openers: readonly number[] = []): string {
  return openers.map((index) => closingBracket[tokens[index]?.image ?? ""] ?? "").join("");
}

const closingBracket: Readonly<Record<string, string | undefined>> = { "{": "}", "[": "]", "(": ")" };
