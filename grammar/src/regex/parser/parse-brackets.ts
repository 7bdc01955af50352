import { createTokenInstance, type IToken } from "chevrotain";
import type { RegexBracketedClass, RegexGroup, RegexNode, RegexProblem } from "../ast.js";
import { BracketedClass, ClassClose, ClassOpen, Group, GroupClose, GroupOpen } from "../lexer/tokens.js";
import { maxNesting } from "../problems.js";
import { isToken } from "./is-token.js";
import { payloadOf } from "./payload.js";
import type { RegexParser } from "./regex-parser.js";
import { structureProblem, tooDeepProblem, unclosedProblem } from "./structure-problem.js";

export type ParsedTokens =
  | { readonly tree: RegexNode; readonly groupCount: number; readonly problem?: never }
  | { readonly problem: RegexProblem };

/** A bracket that is open, or the pattern itself, with its tokens so far. */
interface Level {
  readonly tokens: IToken[];
  /** The number of the group, if it captures. */
  readonly index?: number;
}

/**
 * Parses the tokens of a pattern. Each bracket is parsed when it closes and takes one token in the level around it, so
 * the depth of nesting costs no stack.
 */
export function parseBrackets(parser: RegexParser, tokens: readonly IToken[]): ParsedTokens {
  const levels: Level[] = [];
  let level: Level = { tokens: [] };
  let groupCount = 0;
  for (const token of tokens) {
    if (isOpener(token)) {
      levels.push(level);
      if (levels.length > maxNesting) return { problem: tooDeepProblem(token) };
      const captures = isToken(token, GroupOpen) && payloadOf("GroupOpen", token).captures;
      if (captures) groupCount += 1;
      level = { tokens: [token], ...(captures && { index: groupCount }) };
      continue;
    }
    level.tokens.push(token);
    const around = isCloser(token) ? levels.pop() : undefined;
    if (around === undefined) continue;
    const node = parseLevel(parser, level);
    const [error] = parser.errors;
    if (error !== undefined) return { problem: structureProblem(error) };
    around.tokens.push(tokenFor(node));
    level = around;
  }
  const [opener] = level.tokens;
  if (levels.length > 0 && opener !== undefined) return { problem: unclosedProblem(opener) };
  const tree = parser.parsePattern(level.tokens);
  const [error] = parser.errors;
  return error === undefined ? { tree, groupCount } : { problem: structureProblem(error) };
}

function parseLevel(parser: RegexParser, { tokens, index }: Level): RegexGroup | RegexBracketedClass {
  const [opener] = tokens;
  return opener !== undefined && isToken(opener, ClassOpen)
    ? parser.parseClass(tokens)
    : parser.parseGroup(tokens, index);
}

function tokenFor(node: RegexGroup | RegexBracketedClass): IToken {
  const { start, end } = node.range;
  const type = node.kind === "group" ? Group : BracketedClass;
  const token = createTokenInstance(type, "", start, end, Number.NaN, Number.NaN, Number.NaN, Number.NaN);
  return Object.assign(token, { payload: node });
}

function isOpener(token: IToken): boolean {
  return isToken(token, GroupOpen) || isToken(token, ClassOpen);
}

function isCloser(token: IToken): boolean {
  return isToken(token, GroupClose) || isToken(token, ClassClose);
}
