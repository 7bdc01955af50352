import { type CustomPatternMatcherFunc, createToken, type IToken, Lexer, type TokenType } from "chevrotain";
import { matchBlockComment, matchLineComment, matchSlashComment } from "./match-comment.js";
import { matchBadHeredoc, matchHeredoc, matchUnterminatedHeredoc } from "./match-heredoc.js";
import { matchMalformedNumber, matchNumber } from "./match-number.js";
import { matchDoubleQuoted, matchSingleQuoted, matchSmartQuoted, matchUnterminated } from "./match-quoted.js";
import { matchStray } from "./match-stray.js";
import { matchByteOrderMark, matchWord } from "./match-word.js";

/** A token as the parser sees it. */
export interface AclToken extends IToken {
  /** A line break stands between the token before it and this one. */
  firstOnLine?: boolean;
  /** The type that the lexer gave it, where recovery reads it as another. */
  lexedAs?: TokenType;
  /** Set on a closing bracket that recovery put in. */
  closes?: VirtualCloser;
}

export interface VirtualCloser {
  readonly opener: AclToken;
  /** Whether the opening bracket is to be reported as unclosed. */
  readonly report: boolean;
  /** The brackets to put in at this place, this one last. */
  readonly closers: string;
}

export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

const asciiLetters = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"];
const digits = [..."0123456789"];
const ascii = Array.from({ length: 0x80 }, (_, index) => index);
const nonAscii = Array.from({ length: 0x10000 - 0x80 }, (_, index) => index + 0x80);

function custom(
  name: string,
  label: string,
  pattern: CustomPatternMatcherFunc,
  startChars: readonly (string | number)[],
): TokenType {
  return createToken({ name, label, pattern, line_breaks: true, start_chars_hint: [...startChars] });
}

function fixed(name: string, label: string, pattern: string): TokenType {
  return createToken({ name, label, pattern });
}

// The tokens that the lexer finds, in the order in which it tries them.

export const Blank = createToken({ name: "Blank", pattern: /[ \t]{1,4096}/, group: Lexer.SKIPPED });
export const Newline = createToken({ name: "Newline", label: "end of line", pattern: /\r\n?|\n/, line_breaks: true });
export const ByteOrderMark = custom("ByteOrderMark", "byte order mark", matchByteOrderMark, ["\uFEFF"]);
export const LineComment = createToken({
  name: "LineComment",
  pattern: matchLineComment,
  group: "comments",
  line_breaks: false,
  start_chars_hint: ["#", "/"],
});
export const BlockComment = createToken({
  name: "BlockComment",
  pattern: matchBlockComment,
  group: "comments",
  line_breaks: true,
  start_chars_hint: ["/"],
});
export const SlashComment = custom("SlashComment", "Slash", matchSlashComment, ["/"]);
export const Word = custom("Word", "Identifier", matchWord, [...asciiLetters, ...nonAscii]);
export const Quoted = custom("Quoted", "String", matchDoubleQuoted, ['"']);
export const SingleQuoted = custom("SingleQuoted", "String", matchSingleQuoted, ["'"]);
export const UnterminatedString = custom("UnterminatedString", "String", matchUnterminated, ['"', "'"]);
export const SmartQuoted = custom("SmartQuoted", "String", matchSmartQuoted, [..."“”‘’«»"]);
export const NumberToken = custom("Number", "Number", matchNumber, [...digits, "."]);
export const MalformedNumber = custom("MalformedNumber", "Number", matchMalformedNumber, [...digits, ".", "-"]);
export const Heredoc = custom("Heredoc", "Heredoc", matchHeredoc, ["<"]);
export const UnterminatedHeredoc = custom("UnterminatedHeredoc", "Heredoc", matchUnterminatedHeredoc, ["<"]);
export const BadHeredoc = custom("BadHeredoc", "Heredoc", matchBadHeredoc, ["<"]);
export const Arrow = fixed("Arrow", "Arrow", "=>");
export const DoubleEqual = fixed("DoubleEqual", "DoubleEqual", "==");
export const PlusEqual = fixed("PlusEqual", "PlusEqual", "+=");
export const Equals = fixed("Equals", "Equals", "=");
export const DoubleColon = fixed("DoubleColon", "DoubleColon", "::");
export const Colon = fixed("Colon", "Colon", ":");
export const Comma = fixed("Comma", "Comma", ",");
export const Semicolon = fixed("Semicolon", "Semicolon", ";");
export const OpenBrace = fixed("OpenBrace", "LeftBrace", "{");
export const CloseBrace = fixed("CloseBrace", "RightBrace", "}");
export const OpenBracket = fixed("OpenBracket", "LeftBracket", "[");
export const CloseBracket = fixed("CloseBracket", "RightBracket", "]");
export const OpenParen = fixed("OpenParen", "LeftParen", "(");
export const CloseParen = fixed("CloseParen", "RightParen", ")");
export const Minus = fixed("Minus", "Minus", "-");
export const Operator = createToken({
  name: "Operator",
  label: "Operator",
  pattern: /\.\.\.|!=|<=|>=|&&|\|\||[+*%!?<>&|.]/,
});

/** A run of characters that belong to no token; every other token is tried before it, so that the lexer always finds one. */
export const Stray = custom("Stray", "character", matchStray, [...ascii, ...nonAscii]);

/** In the order in which the lexer tries them. */
export const lexedTokens: readonly TokenType[] = [
  Blank,
  Newline,
  Word,
  Quoted,
  Arrow,
  DoubleEqual,
  Equals,
  Comma,
  LineComment,
  BlockComment,
  SlashComment,
  OpenBrace,
  CloseBrace,
  OpenBracket,
  CloseBracket,
  OpenParen,
  CloseParen,
  NumberToken,
  MalformedNumber,
  Minus,
  SingleQuoted,
  UnterminatedString,
  Heredoc,
  UnterminatedHeredoc,
  BadHeredoc,
  DoubleColon,
  Colon,
  PlusEqual,
  Semicolon,
  Operator,
  SmartQuoted,
  ByteOrderMark,
  Stray,
];

// The tokens that the parser knows beyond these: what the neighbours of a token make of it.

/** A word, or a quoted key, before the sign that sets it, on one line. */
export const AssignedName = createToken({ name: "AssignedName", label: "Identifier", pattern: Lexer.NA });
/** An operator, a minus or an opening bracket behind a value, which carries an expression on. */
export const Continuation = createToken({ name: "Continuation", label: "Operator", pattern: Lexer.NA });
/** The opening bracket of an index. */
export const OpenIndex = createToken({ name: "OpenIndex", label: "LeftBracket", pattern: Lexer.NA });
/** A token that a lexical error makes worthless as a value. */
export const Unreadable = createToken({ name: "Unreadable", label: "unreadable text", pattern: Lexer.NA });
/** A closing bracket that closes nothing, where an item should begin. */
export const StrayCloser = createToken({ name: "StrayCloser", label: "closing bracket", pattern: Lexer.NA });

export const arrangedOnlyTokens: readonly TokenType[] = [
  AssignedName,
  Continuation,
  OpenIndex,
  Unreadable,
  StrayCloser,
];
