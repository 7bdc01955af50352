import { EOF, type IRecognitionException, type IToken } from "chevrotain";
import type { RegexProblem } from "../ast.js";
import { ClassClose, ClassOpen, GroupClose, GroupOpen } from "../lexer/tokens.js";
import { maxNesting, problemAt } from "../problems.js";
import { endOf, startOf } from "./payload.js";
import { isToken } from "./regex-parser.js";

/** The first bracket that is nested too deeply to be parsed. */
export function tokenProblem(tokens: readonly IToken[]): RegexProblem | undefined {
  let depth = 0;
  for (const token of tokens) {
    if (isOpener(token)) depth += 1;
    else if (isCloser(token)) depth -= 1;
    if (depth > maxNesting) return problemAt("tooDeep", startOf(token), endOf(token));
  }
  return undefined;
}

/** What the parser's error means to who wrote the pattern. */
export function structureProblem(
  error: IRecognitionException,
  tokens: readonly IToken[],
  length: number,
): RegexProblem {
  const { token } = error;
  if (token.tokenType !== EOF) {
    const name = isToken(token, GroupClose) ? "unopenedGroup" : "nothingToRepeat";
    return problemAt(name, startOf(token), endOf(token));
  }
  const opener = lastUnclosed(tokens);
  if (opener === undefined) return problemAt("unclosedGroup", length, length);
  const name = isToken(opener, ClassOpen) ? "unclosedClass" : "unclosedGroup";
  return problemAt(name, startOf(opener), endOf(opener));
}

function lastUnclosed(tokens: readonly IToken[]): IToken | undefined {
  const open: IToken[] = [];
  for (const token of tokens) {
    if (isOpener(token)) open.push(token);
    else if (isCloser(token)) open.pop();
  }
  return open.at(-1);
}

function isOpener(token: IToken): boolean {
  return isToken(token, GroupOpen) || isToken(token, ClassOpen);
}

function isCloser(token: IToken): boolean {
  return isToken(token, GroupClose) || isToken(token, ClassClose);
}
