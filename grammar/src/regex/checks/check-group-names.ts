import type { IToken } from "chevrotain";
import type { RegexProblem } from "../ast.js";
import { GroupOpen } from "../lexer/tokens.js";
import { isToken } from "../parser/is-token.js";
import { payloadOf } from "../parser/payload.js";
import { problemAt } from "../problems.js";

/** Names that were given to an earlier group already. */
export function checkGroupNames(tokens: readonly IToken[]): readonly RegexProblem[] {
  const seen = new Set<string>();
  const problems: RegexProblem[] = [];
  for (const token of tokens) {
    const name = isToken(token, GroupOpen) ? payloadOf("GroupOpen", token).name : undefined;
    if (name === undefined) continue;
    if (seen.has(name.text)) problems.push(problemAt("duplicateGroupName", name.start, name.end));
    seen.add(name.text);
  }
  return problems;
}
