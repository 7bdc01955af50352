import type { IToken, TokenType } from "chevrotain";

/** Whether a token is of this type or has it as its category. */
export function isToken(token: IToken, type: TokenType): boolean {
  return token.tokenType === type || (token.tokenType.CATEGORIES?.includes(type) ?? false);
}
