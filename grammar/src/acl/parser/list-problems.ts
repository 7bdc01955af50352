import { insertion, singleEdit } from "../edits.js";
import { type AclToken, endOf, Minus, OpenBracket, OpenParen } from "../lexer/tokens.js";
import type { ListFrame, ObjectFrame } from "./frames.js";
import { rangeOf } from "./nodes.js";
import { countItem, type ParseSession, report } from "./parse-session.js";
import { removeItem, removeRange, replaceSemicolon } from "./syntax-fixes.js";
import { kindOf } from "./token-sets.js";

/** The state that lists, argument lists and objects share. */
type SeparatedFrame = Pick<ListFrame | ObjectFrame, "isBehindItem" | "end">;

/** A comma of a list, an argument list or an object. */
export function takeComma(session: ParseSession, frame: SeparatedFrame, comma: AclToken): void {
  if (!frame.isBehindItem) reportEmptyItem(session, comma);
  frame.isBehindItem = false;
}

export function reportEmptyItem(session: ParseSession, comma: AclToken): void {
  const range = rangeOf(comma);
  report(session, "acl.parse.empty_item", range, {
    fixes: () => removeRange("remove the comma", session.text, range),
  });
}

/** A semicolon counts as the separator that it was meant to be. */
export function takeSemicolon(session: ParseSession, frame: SeparatedFrame, semicolon: AclToken): void {
  reportSemicolon(session, semicolon, ",");
  frame.isBehindItem = false;
}

export function reportSemicolon(session: ParseSession, semicolon: AclToken, separator: "\n" | ","): void {
  report(session, "acl.parse.semicolon", rangeOf(semicolon), {
    fixes: () => replaceSemicolon(session.text, semicolon, separator),
  });
}

/** Checks what stands between an item and the one before it, and counts it. */
export function beginItem(session: ParseSession, frame: SeparatedFrame, count: number, first: AclToken): void {
  countItem(session, count, rangeOf(first));
  if (!frame.isBehindItem || first.firstOnLine) return;
  const range = { start: frame.end, end: frame.end };
  report(session, "acl.parse.missing_comma", range, {
    // HCL reads an operator, a call or an index here.
    raised: first.tokenType === Minus || first.tokenType === OpenParen || first.tokenType === OpenBracket,
    fixes: () => [singleEdit("insert a comma", insertion(range.start, ","))],
  });
}

/** A second argument without a comma before it. */
export function reportMissingArgumentComma(session: ParseSession, frame: ListFrame, found: AclToken): void {
  if (frame.isBroken) {
    session.errors++;
    return;
  }
  frame.isBroken = true;
  const { end } = frame;
  report(session, "acl.parse.expected_token", rangeOf(found), {
    words: { expected: "',' or ')'", kind: kindOf(found) },
    fixes: () => [singleEdit("insert a comma", insertion(end, ","))],
  });
}

/** Tokens that cannot begin an item of a list, an argument or an entry. */
export function reportStray(session: ParseSession, first: AclToken, last: AclToken): void {
  const range = { start: first.startOffset, end: endOf(last) };
  report(session, "acl.parse.unexpected_token", range, {
    words: { kind: kindOf(first) },
    fixes: () => [removeItem("remove it", session.text, range)],
  });
}
