import type { IToken, TokenType } from "chevrotain";
import type { Range } from "../source/range.js";
import { tokenize } from "./lexer/tokenize.js";
import * as lexed from "./lexer/tokens.js";
import { endOf } from "./lexer/tokens.js";

export type SourceTokenKind =
  /** A name or a keyword. */
  | "word"
  /** A string in quotes, straight ones or the curly ones that recovery reads as quotes. */
  | "string"
  /** A string that its line ends. */
  | "unterminated-string"
  /** A heredoc, with or without its end mark. */
  | "heredoc"
  | "number"
  | "comment"
  /** One of `= : += == =>`. */
  | "assignment"
  | "open"
  | "close"
  | "comma"
  | "line-break"
  /** Everything else, also what no document may hold. */
  | "other";

export interface SourceToken {
  readonly kind: SourceTokenKind;
  readonly range: Range;
}

/**
 * The tokens of a text, comments and line breaks included and blanks left out, in their order and without overlaps. Any
 * text can be split; it takes time in proportion to its length.
 */
export function sourceTokens(text: string): readonly SourceToken[] {
  const { tokens, comments } = tokenize(text);
  const all = [...tokens, ...comments].map(toSourceToken);
  return comments.length === 0 ? all : all.sort((a, b) => a.range.start - b.range.start);
}

function toSourceToken(token: IToken): SourceToken {
  return {
    kind: kinds.get(token.tokenType) ?? "other",
    range: { start: token.startOffset, end: endOf(token) },
  };
}

const kinds: ReadonlyMap<TokenType, SourceTokenKind> = new Map([
  [lexed.Word, "word"],
  [lexed.Quoted, "string"],
  [lexed.SingleQuoted, "string"],
  [lexed.SmartQuoted, "string"],
  [lexed.UnterminatedString, "unterminated-string"],
  [lexed.Heredoc, "heredoc"],
  [lexed.UnterminatedHeredoc, "heredoc"],
  [lexed.NumberToken, "number"],
  [lexed.MalformedNumber, "number"],
  [lexed.LineComment, "comment"],
  [lexed.BlockComment, "comment"],
  [lexed.SlashComment, "comment"],
  [lexed.Equals, "assignment"],
  [lexed.Colon, "assignment"],
  [lexed.PlusEqual, "assignment"],
  [lexed.DoubleEqual, "assignment"],
  [lexed.Arrow, "assignment"],
  [lexed.OpenBrace, "open"],
  [lexed.OpenBracket, "open"],
  [lexed.OpenParen, "open"],
  [lexed.CloseBrace, "close"],
  [lexed.CloseBracket, "close"],
  [lexed.CloseParen, "close"],
  [lexed.Comma, "comma"],
  [lexed.Newline, "line-break"],
]);
