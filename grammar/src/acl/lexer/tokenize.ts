import { type IToken, Lexer } from "chevrotain";
import { lexedTokens } from "./tokens.js";

export interface LexedSource {
  /** All tokens but blanks and comments, line breaks included. */
  readonly tokens: readonly IToken[];
  /** Comments with proper marks; what a single slash comments out is among the tokens. */
  readonly comments: readonly IToken[];
}

const lexer = new Lexer([...lexedTokens], { positionTracking: "onlyOffset", ensureOptimizations: true });

/** Splits a text into tokens. Any text can be split, for what fits nowhere is a token too. */
export function tokenize(text: string): LexedSource {
  const { tokens, groups } = lexer.tokenize(text);
  return { tokens, comments: groups.comments ?? [] };
}
