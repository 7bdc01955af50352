import type { IToken } from "chevrotain";
import type { RegexBracketedClass, RegexClassItem, RegexGroup, RegexProblem } from "../ast.js";
import type { Scan } from "../lexer/scan.js";
import type { ClassHead } from "../lexer/scan-class.js";
import type { EscapeNode } from "../lexer/scan-escape.js";
import type { GroupHead } from "../lexer/scan-group-head.js";
import type { RepetitionOperator } from "../lexer/scan-repetition.js";

/** What the scanner of each token type left on its tokens. */
interface Payloads {
  readonly GroupOpen: GroupHead;
  readonly Directive: GroupHead;
  readonly ClassOpen: ClassHead;
  readonly Repeat: Scan<RepetitionOperator>;
  readonly Escape: Scan<EscapeNode>;
  readonly ClassItem: Scan<RegexClassItem>;
  readonly Group: RegexGroup;
  readonly BracketedClass: RegexBracketedClass;
}

/** Chevrotain keeps payloads untyped; `type` is the category of the token. */
export function payloadOf<Type extends keyof Payloads>(_type: Type, token: IToken): Payloads[Type] {
  return token.payload;
}

/** The problem that the scanner of a token met, if any. */
export function problemOfToken(token: IToken): RegexProblem | undefined {
  return token.payload?.problem;
}

export function startOf(token: IToken): number {
  return token.startOffset;
}

/** The lexer does not track ends; a token that stands for a parsed bracket carries its own, exclusive as all of ours. */
export function endOf(token: IToken): number {
  return token.endOffset ?? token.startOffset + token.image.length;
}
