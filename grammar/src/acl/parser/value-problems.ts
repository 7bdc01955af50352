import type { Range } from "../../source/range.js";
import type { AclCode } from "../codes.js";
import { insertion, singleEdit } from "../edits.js";
import {
  type AclToken,
  Arrow,
  AssignedName,
  Colon,
  DoubleEqual,
  endOf,
  NumberToken,
  OpenBrace,
  Operator,
  PlusEqual,
  Quoted,
  Word,
} from "../lexer/tokens.js";
import { codePointName } from "../strings/code-point-name.js";
import { reportStray } from "./list-problems.js";
import { rangeOf } from "./nodes.js";
import { type ParseSession, report } from "./parse-session.js";
import { insertClosers, replaceRange } from "./syntax-fixes.js";
import { isAssign, kindOf } from "./token-sets.js";

/** Reports an opening bracket without partner and returns the range of the closing one, if it was written. */
export function checkCloser(session: ParseSession, code: AclCode, open: AclToken, close: AclToken): Range | undefined {
  const { closes } = close;
  if (closes === undefined) return rangeOf(close);
  if (!closes.report) session.errors++;
  else {
    report(session, code, rangeOf(open), {
      fixes: () => insertClosers(session.text, open, close.startOffset, closes.closers),
    });
  }
  return undefined;
}

/** A parenthesis that is no call's: the end of the text, or the token found in the place of its partner. */
export function checkParenCloser(session: ParseSession, open: AclToken, close: AclToken, found: AclToken): void {
  const { closes } = close;
  if (closes === undefined) return;
  if (!closes.report) {
    session.errors++;
    return;
  }
  const isAtEnd = Number.isNaN(found.startOffset);
  const end = session.text.length;
  const code = isAtEnd ? "acl.parse.unexpected_eof" : "acl.parse.expected_token";
  report(session, code, isAtEnd ? { start: end, end } : rangeOf(found), {
    words: { expected: "')'", kind: kindOf(found) },
    related: [{ message: "the parenthesis that is open", range: rangeOf(open) }],
    ...(isAtEnd ? {} : { fixes: () => insertClosers(session.text, open, close.startOffset, closes.closers) }),
  });
}

const assignCodes = new Map([
  [PlusEqual, "acl.parse.plus_equal"],
  [DoubleEqual, "acl.parse.double_equal"],
  [Arrow, "acl.parse.arrow"],
] as const);

/** Reports a sign that is none, and says which one it counts as. */
export function readAssign(session: ParseSession, sign: AclToken): "=" | ":" {
  if (sign.tokenType === Colon) return ":";
  const code = assignCodes.get(sign.tokenType as typeof PlusEqual);
  const range = rangeOf(sign);
  if (code !== undefined) report(session, code, range, { fixes: () => replaceRange("use =", range, "=") });
  return "=";
}

/**
 * Whether the next token may be taken as the value of the sign before it: on the same line always, on a later one only
 * if it does not begin an item or entry of its own and no broken text stands between.
 */
export function isValueDue(
  session: ParseSession,
  sign: AclToken,
  next: AclToken,
  second: AclToken,
  isEntry: boolean,
): boolean {
  if (!next.firstOnLine) return true;
  if (session.source.incidents.isBetween(endOf(sign), next.startOffset)) return false;
  if (next.tokenType === AssignedName) return false;
  if (second.firstOnLine) return true;
  if (next.tokenType === Word) return !itemMarks.has(second.tokenType);
  if (isEntry && (next.tokenType === Quoted || next.tokenType === NumberToken)) return !isAssign(second);
  return true;
}

const itemMarks = new Set([OpenBrace, Quoted, Word, AssignedName]);

/** Reports a sign without a value: nothing stands behind it, or what does is no value. */
export function reportMissingValue(session: ParseSession, sign: AclToken): void {
  // A sign that is none was reported as that.
  if (assignCodes.has(sign.tokenType as typeof PlusEqual)) return;
  report(session, "acl.parse.missing_value", rangeOf(sign));
}

export function reportNoValue(session: ParseSession, first: AclToken, end: number): void {
  const range = { start: first.startOffset, end };
  report(session, "acl.parse.unexpected_token", range, {
    words: { kind: kindOf(first) },
    fixes: () => replaceRange("remove it", range, ""),
  });
}

/** A minus that no number follows: as far as a number could reach. */
export function reportLoneMinus(session: ParseSession, minus: AclToken): void {
  const { text } = session;
  let end = endOf(minus);
  while (/[0-9A-Za-z_.]/.test(text.charAt(end))) end++;
  report(session, "acl.lex.malformed_number", { start: minus.startOffset, end });
}

/** A parenthesis that holds more than one value, or none. */
export function reportParenContent(session: ParseSession, first: AclToken, isEmpty: boolean, end: number): void {
  if (isEmpty) {
    reportNoValue(session, first, Number.isNaN(first.startOffset) ? end : Math.max(end, endOf(first)));
    return;
  }
  report(session, "acl.parse.expected_token", rangeOf(first), { words: { expected: "')'", kind: kindOf(first) } });
}

/** An object key without a sign. */
export function reportMissingAssign(session: ParseSession, keyEnd: number, found: AclToken): void {
  // Where the object itself is not closed, that is the mistake to report.
  if (found.closes !== undefined) {
    session.errors++;
    return;
  }
  const canStart =
    !found.firstOnLine && (found.tokenType === Quoted || found.tokenType === Word || found.tokenType === NumberToken);
  report(session, "acl.parse.expected_token", rangeOf(found), {
    words: { expected: "'='", kind: kindOf(found) },
    fixes: () => (canStart ? [singleEdit("insert =", insertion(keyEnd, " ="))] : []),
  });
}

/** An operator that is next to no value. */
export function reportOperator(session: ParseSession, operator: AclToken): void {
  const character = codePointName(operator.image, 0);
  report(session, "acl.lex.invalid_character", rangeOf(operator), { words: { character } });
}

/** Tokens that begin no entry. */
export function reportStrayEntry(session: ParseSession, first: AclToken, last: AclToken): void {
  if (isAssign(first)) report(session, "acl.parse.missing_name", rangeOf(first));
  else if (first.tokenType === Operator) reportOperator(session, first);
  else reportStray(session, first, last);
}
