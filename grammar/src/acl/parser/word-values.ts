import type { BareWord, BooleanLiteral, NullLiteral } from "../ast.js";
import { type AclToken, OpenBrace, OpenParen } from "../lexer/tokens.js";
import { noComments, rangeOf } from "./nodes.js";
import { type ParseSession, report } from "./parse-session.js";
import { quote } from "./syntax-fixes.js";

/** Reads a word as a value of its own. */
export function wordValue(session: ParseSession, word: AclToken): BareWord | BooleanLiteral | NullLiteral {
  const range = rangeOf(word);
  switch (word.image) {
    case "true":
    case "false":
      return { kind: "boolean", range, comments: noComments, value: word.image === "true" };
    case "null":
      return { kind: "null", range, comments: noComments };
  }
  report(session, "acl.parse.bare_word", range, { fixes: () => quote(word) });
  return { kind: "word", range, comments: noComments, value: word.image };
}

/** Whether the token behind a word makes more of it than a value: a call, or a block where none may stand. */
export function extendsWord(word: AclToken, next: AclToken): boolean {
  if (keywords.has(word.image)) return false;
  return next.tokenType === OpenParen || (next.tokenType === OpenBrace && next.firstOnLine !== true);
}

const keywords = new Set(["true", "false", "null"]);
