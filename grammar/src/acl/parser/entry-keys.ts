import type { Range } from "../../source/range.js";
import type { ObjectEntry } from "../ast.js";
import { type AclToken, endOf } from "../lexer/tokens.js";
import { numberLiteral, stringLiteral } from "./literals.js";
import { rangeOf } from "./nodes.js";
import { type ParseSession, report } from "./parse-session.js";

/** The key of an object's entry. */
export type EntryKey = Pick<ObjectEntry, "key" | "keyRange" | "keyKind">;

export function identifierKey(name: AclToken): EntryKey {
  return { key: name.image, keyRange: rangeOf(name), keyKind: "identifier" };
}

export function stringKey(session: ParseSession, key: AclToken): EntryKey {
  return { key: stringLiteral(session, key, "name").value, keyRange: rangeOf(key), keyKind: "string" };
}

/** A number as a key is its value in decimal digits, however it was spelled. */
export function numberKey(session: ParseSession, minus: AclToken | undefined, digits: AclToken): EntryKey | undefined {
  const literal = numberLiteral(session, minus, digits);
  return literal.kind === "missing"
    ? undefined
    : { key: String(literal.value), keyRange: literal.range, keyKind: "number" };
}

/** A string in parentheses; the key's range covers them. */
export function parenthesizedKey(session: ParseSession, open: AclToken, key: AclToken, close: AclToken): EntryKey {
  const { value } = stringLiteral(session, key, "name");
  return { key: value, keyRange: { start: open.startOffset, end: endOf(close) }, keyKind: "parenthesized" };
}

/** Reports what cannot be a key; the entry is dropped. */
export function invalidKey(session: ParseSession, range: Range): undefined {
  report(session, "acl.parse.invalid_key", range);
}
