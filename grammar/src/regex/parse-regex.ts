import { Lexer } from "chevrotain";
import type { ParsedRegex, RegexNode, RegexProblem } from "./ast.js";
import { checkBytes } from "./checks/check-bytes.js";
import { checkGroupNames } from "./checks/check-group-names.js";
import { checkNesting } from "./checks/check-nesting.js";
import { checkSize } from "./checks/check-size.js";
import { checkText } from "./checks/check-text.js";
import { lexerDefinition } from "./lexer/tokens.js";
import { parseBrackets } from "./parser/parse-brackets.js";
import { problemOfToken } from "./parser/payload.js";
import { RegexParser } from "./parser/regex-parser.js";

interface Tools {
  readonly lexer: Lexer;
  readonly parser: RegexParser;
}

let tools: Tools | undefined;

/**
 * Parses a regular expression in the dialect of Rust's `regex` crate, with the flags that the crate begins with: `u` on,
 * everything else off. Accepts what the crate accepts, apart from size: 16 KiB of pattern, a product of nested repetition
 * counts of 100,000 and an estimated 10 MiB compiled. Never throws, takes linear time, and nests no deeper than 250.
 *
 * The tree is present exactly if there is no problem. Problems are sorted by their place.
 */
export function parseRegex(pattern: string): ParsedRegex {
  const problem = checkText(pattern);
  if (problem !== undefined) return rejected(pattern, [problem]);
  tools ??= { lexer: new Lexer(lexerDefinition, { positionTracking: "onlyOffset" }), parser: new RegexParser() };
  const tokens = tools.lexer.tokenize(pattern).tokens;
  const tokenProblems = tokens.flatMap((token) => problemOfToken(token) ?? []);
  if (tokenProblems.length > 0) return rejected(pattern, tokenProblems);
  const parsed = parseBrackets(tools.parser, tokens);
  if (parsed.problem !== undefined) return rejected(pattern, [parsed.problem]);
  const { tree, groupCount } = parsed;
  const problems = [...checkGroupNames(tokens), ...checkTree(tree, pattern)];
  return problems.length > 0 ? rejected(pattern, problems) : { pattern, tree, problems: [], groupCount };
}

/** The nesting comes first: the other checks recurse. */
function checkTree(tree: RegexNode, pattern: string): readonly RegexProblem[] {
  const nesting = checkNesting(tree);
  return nesting === undefined ? [...checkBytes(tree, pattern), ...checkSize(tree)] : [nesting];
}

function rejected(pattern: string, problems: readonly RegexProblem[]): ParsedRegex {
  const sorted = [...problems].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return { pattern, problems: sorted, groupCount: 0 };
}
