import type { IToken, TokenType } from "chevrotain";
import type { Fix } from "../../diagnostic.js";
import { insertion } from "../edits.js";
import type { Finding } from "../findings.js";
import { readHeredocHeader } from "../lexer/match-heredoc.js";
import {
  BadHeredoc,
  endOf,
  MalformedNumber,
  SlashComment,
  SmartQuoted,
  Stray,
  UnterminatedHeredoc,
  UnterminatedString,
} from "../lexer/tokens.js";
import { codePointName } from "../strings/code-point-name.js";

/** What the surroundings of a broken token tell its fixes. */
export interface LexicalContext {
  readonly text: string;
  /** Whether a value is due where the token stands. */
  readonly isValueDue: boolean;
  /** The closing brackets that the token took with it: of its line, or of the whole rest for a heredoc without end. */
  readonly lostClosers: () => string;
}

/** Makes the finding for a token that the lexer could read but that is an error; undefined for a sound token. */
export function lexicalFinding(token: IToken, context: LexicalContext): Finding | undefined {
  return findingMakers.get(token.tokenType)?.(token, context);
}

type FindingMaker = (token: IToken, context: LexicalContext) => Finding;

const findingMakers: ReadonlyMap<TokenType, FindingMaker> = new Map<TokenType, FindingMaker>([
  [
    UnterminatedString,
    (token, context) => ({
      code: "acl.lex.unterminated_string",
      range: { start: token.startOffset, end: endOf(token) },
      fixes: () => closeString(token, context),
    }),
  ],
  [
    SmartQuoted,
    (token) => ({
      code: "acl.lex.smart_quote",
      range: { start: token.startOffset, end: endOf(token) },
      fixes: () => straightenQuotes(token),
    }),
  ],
  [
    Stray,
    (token, context) => ({
      code: "acl.lex.invalid_character",
      range: { start: token.startOffset, end: endOf(token) },
      words: { character: codePointName(token.image, 0) },
      fixes: () => removeStray(token, context),
    }),
  ],
  [
    SlashComment,
    (token, context) => ({
      code: "acl.lex.slash_comment",
      range: { start: token.startOffset, end: token.startOffset + 1 },
      fixes: () => mendSlash(token, context),
    }),
  ],
  [
    MalformedNumber,
    (token) => ({
      code: "acl.lex.malformed_number",
      range: { start: token.startOffset, end: endOf(token) },
      fixes: () => mendNumber(token),
    }),
  ],
  [BadHeredoc, (token) => ({ code: "acl.lex.heredoc_header", range: { start: token.startOffset, end: endOf(token) } })],
  [
    UnterminatedHeredoc,
    (token, context) => {
      const header = readHeredocHeader(context.text, token.startOffset);
      return {
        code: "acl.lex.unterminated_heredoc",
        range: { start: token.startOffset, end: header?.markerEnd ?? endOf(token) },
        fixes: () => [appendAtEnd("append the end marker", context, `${header?.marker ?? ""}\n`)],
      };
    },
  ],
]);

/** The finding for a block comment that takes the rest of the text. */
export function unterminatedCommentFinding(comment: IToken, context: LexicalContext): Finding {
  return {
    code: "acl.lex.unterminated_comment",
    range: { start: comment.startOffset, end: comment.startOffset + 2 },
    fixes: () => [
      { title: "append */", edits: [insertion(context.text.length, `*/${onNewLine(context.lostClosers())}`)] },
    ],
  };
}

function closeString(token: IToken, { text, lostClosers }: LexicalContext): readonly Fix[] {
  const quote = token.image.charAt(0);
  const closers = lostClosers();
  // Where the line ends in just the closers that are missing, they were meant outside the string.
  const tailStart = lastWhile(text, token.startOffset + 1, endOf(token), "])}, \t");
  const isTailLost = closers !== "" && text.slice(tailStart, endOf(token)).replace(/[\s,]/g, "") === closers;
  const end = isTailLost ? tailStart : endOf(token);
  // A backslash before the new quote would escape it, so it is doubled.
  const isEscaped = (end - lastWhile(text, token.startOffset + 1, end, "\\")) % 2 === 1;
  const newText = `${isEscaped ? "\\" : ""}${quote}${isTailLost || closers === "" ? "" : ` ${closers}`}`;
  return [{ title: `insert ${quote}`, edits: [insertion(end, newText)] }];
}

/** The start of the run of some characters that ends at `end`. Walks backwards, which no pattern does. */
function lastWhile(text: string, start: number, end: number, chars: string): number {
  let offset = end;
  while (offset > start && chars.includes(text.charAt(offset - 1))) offset--;
  return offset;
}

function straightenQuotes(token: IToken): readonly Fix[] {
  const range = { start: token.startOffset, end: endOf(token) };
  if (token.image.length === 1) return [{ title: "remove the quote", edits: [{ range, newText: " " }] }];
  const content = token.image.slice(1, -1).replace(/["\\]/g, "\\$&");
  return [{ title: 'use "', edits: [{ range, newText: `"${content}"` }] }];
}

function removeStray(token: IToken, { text, isValueDue }: LexicalContext): readonly Fix[] {
  const range = { start: token.startOffset, end: endOf(token) };
  // Where the characters stand for a value, nothing can be said about what it should be.
  if (isValueDue && /^[ \t]*(?:[\r\n,\])}#]|$)/.test(text.slice(range.end, range.end + 1000))) return [];
  const isSpace = /^[\p{Z}\ufeff]+$/u.test(token.image);
  const isApart = /^\s?$/.test(text.charAt(range.start - 1)) || /^\s?$/.test(text.charAt(range.end));
  // Without a blank in its place the removal could join two tokens.
  if (isSpace || !isApart) return [{ title: "replace by a space", edits: [{ range, newText: " " }] }];
  return [{ title: "remove the character", edits: [{ range, newText: "" }] }];
}

function mendSlash(token: IToken, { isValueDue, lostClosers }: LexicalContext): readonly Fix[] {
  const start = token.startOffset;
  const closers = lostClosers();
  if (!isValueDue) {
    return [
      {
        title: "use //",
        edits: [insertion(start, "/"), ...(closers === "" ? [] : [insertion(endOf(token), `\n${closers}`)])],
      },
    ];
  }
  const path = /^[^\s,()[\]{}"'#\\]*/.exec(token.image)?.[0] ?? "/";
  return [{ title: "quote the path", edits: [{ range: { start, end: start + path.length }, newText: `"${path}"` }] }];
}

function mendNumber(token: IToken): readonly Fix[] {
  const newText = nearestNumber(token.image);
  if (newText === undefined) return [];
  return [{ title: `write ${newText}`, edits: [{ range: { start: token.startOffset, end: endOf(token) }, newText }] }];
}

function nearestNumber(image: string): string | undefined {
  const sign = image.startsWith("-") ? "-" : "";
  const digits = image.slice(sign.length);
  if (/^0[xX][0-9a-fA-F]{1,12}$/.test(digits)) return sign + Number.parseInt(digits.slice(2), 16);
  if (/^[0-9]+(?:_[0-9]+)+$/.test(digits)) return sign + digits.replaceAll("_", "");
  const found = /^[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/.exec(digits);
  return found === null ? undefined : sign + found[0];
}

function appendAtEnd(title: string, { text, lostClosers }: LexicalContext, line: string): Fix {
  const separator = /[\r\n]$/.test(text) ? "" : "\n";
  const closers = lostClosers();
  return { title, edits: [insertion(text.length, `${separator}${line}${closers}${closers === "" ? "" : "\n"}`)] };
}

function onNewLine(closers: string): string {
  return closers === "" ? "" : `\n${closers}\n`;
}
