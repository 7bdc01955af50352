import { EOF, type IRecognitionException, type IToken } from "chevrotain";
import type { RegexProblem } from "../ast.js";
import { ClassOpen, GroupClose } from "../lexer/tokens.js";
import { problemAt } from "../problems.js";
import { isToken } from "./is-token.js";
import { endOf, startOf } from "./payload.js";

/** What the parser's error means to who wrote the pattern. */
export function structureProblem({ token }: IRecognitionException): RegexProblem {
  const name = token.tokenType !== EOF && isToken(token, GroupClose) ? "unopenedGroup" : "nothingToRepeat";
  return problemAt(name, startOf(token), endOf(token));
}

export function unclosedProblem(opener: IToken): RegexProblem {
  return problemAt(isToken(opener, ClassOpen) ? "unclosedClass" : "unclosedGroup", startOf(opener), endOf(opener));
}

export function tooDeepProblem(opener: IToken): RegexProblem {
  return problemAt("tooDeep", startOf(opener), endOf(opener));
}
