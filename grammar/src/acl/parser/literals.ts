import type { Range } from "../../source/range.js";
import type { Missing, NumberLiteral, StringLiteral, StringSegment } from "../ast.js";
import { singleEdit } from "../edits.js";
import {
  type AclToken,
  endOf,
  Heredoc,
  SmartQuoted,
  UnterminatedHeredoc,
  UnterminatedString,
} from "../lexer/tokens.js";
import { decodeHeredoc } from "../strings/decode-heredoc.js";
import { decodeDoubleQuoted, decodeSingleQuoted } from "../strings/decode-quoted.js";
import { reportInvisible } from "../strings/report-invisible.js";
import type { DecodedString } from "../strings/segment-builder.js";
import { missing, noComments, rangeOf } from "./nodes.js";
import { type ParseSession, report } from "./parse-session.js";

const mayNeedDecoding = /[\\$%]/;
const noSegments: readonly StringSegment[] = [];

/** Whether the string is the value of something or only a label or key, which a call could not replace. */
export type StringRole = "value" | "name";

export function stringLiteral(session: ParseSession, token: AclToken, role: StringRole): StringLiteral {
  const { value, segments } = decode(session, token, role);
  return {
    kind: "string",
    range: rangeOf(token),
    comments: noComments,
    value,
    raw: token.image,
    quote: token.tokenType === Heredoc ? "heredoc" : token.image.startsWith("'") ? "'" : '"',
    segments,
    incomplete: token.lexedAs !== undefined,
  };
}

/** Decodes a quoted string or heredoc and reports what is odd in it. */
function decode(session: ParseSession, token: AclToken, role: StringRole): DecodedString {
  const { text } = session;
  const findings = session.quiet > 0 ? [] : session.findings;
  const start = token.startOffset;
  const end = endOf(token);
  if (token.tokenType === Heredoc) {
    if (session.source.mayHoldInvisible) reportInvisible(text, start, end, "heredoc", findings);
    return decodeHeredoc({
      text,
      token: { start, end },
      isTerminated: token.lexedAs !== UnterminatedHeredoc,
      findings,
    });
  }
  const content = { start: start + 1, end: token.lexedAs === UnterminatedString ? end : end - 1 };
  const isSingle = token.image.startsWith("'");
  if (session.source.mayHoldInvisible) {
    reportInvisible(text, content.start, content.end, isSingle ? "single" : "double", findings);
  }
  if (token.lexedAs === SmartQuoted || !mayNeedDecoding.test(token.image)) return verbatim(text, content);
  if (isSingle) return decodeSingleQuoted({ text, content, findings });
  return decodeDoubleQuoted({ text, content, valueToken: role === "value" ? { start, end } : undefined, findings });
}

function verbatim(text: string, content: Range): DecodedString {
  const length = content.end - content.start;
  if (length === 0) return { value: "", segments: noSegments };
  return {
    value: text.slice(content.start, content.end),
    segments: [{ valueStart: 0, valueEnd: length, source: content }],
  };
}

/** Reads a number with the minus before it, if there is one. A number that no double can hold is no value. */
export function numberLiteral(
  session: ParseSession,
  minus: AclToken | undefined,
  token: AclToken,
): NumberLiteral | Missing {
  const range = { start: minus?.startOffset ?? token.startOffset, end: endOf(token) };
  if (minus !== undefined && endOf(minus) !== token.startOffset) reportSpacedMinus(session, minus, token);
  const digits = token.image;
  if (digits.startsWith(".") || /\.(?![0-9])/.test(digits)) reportForm(session, token);
  const magnitude = Number(digits);
  if (magnitude === Number.POSITIVE_INFINITY) {
    report(session, "acl.lex.number_range", range);
    return missing(range.start, range.end);
  }
  if (magnitude > Number.MAX_SAFE_INTEGER && losesPrecision(digits, magnitude)) {
    report(session, "acl.lex.number_precision", range);
  }
  // Zero has no sign in the data model.
  const value = minus === undefined || magnitude === 0 ? magnitude : -magnitude;
  return { kind: "number", range, comments: noComments, value, raw: session.text.slice(range.start, range.end) };
}

function losesPrecision(digits: string, value: number): boolean {
  return /^[0-9]+$/.test(digits) && BigInt(digits.replace(/^0+/, "")) !== BigInt(value);
}

function reportForm(session: ParseSession, token: AclToken): void {
  const range = rangeOf(token);
  const newText = token.image.replace(/^\./, "0.").replace(/\.(?![0-9])/, ".0");
  report(session, "acl.lex.number_form", range, { fixes: () => [singleEdit(`write ${newText}`, { range, newText })] });
}

function reportSpacedMinus(session: ParseSession, minus: AclToken, token: AclToken): void {
  const gap = session.text.slice(endOf(minus), token.startOffset);
  const isBlank = /^[ \t]*$/.test(gap);
  const sign = isBlank ? { start: minus.startOffset, end: token.startOffset } : rangeOf(minus);
  const joined = { range: { start: token.startOffset, end: token.startOffset }, newText: "-" };
  report(
    session,
    "acl.lex.spaced_minus",
    { start: minus.startOffset, end: endOf(token) },
    {
      fixes: () => [
        {
          title: "join the sign and the number",
          // A comment between the two stays, before the sign.
          edits: isBlank ? [{ range: sign, newText: "-" }] : [{ range: sign, newText: "" }, joined],
        },
      ],
    },
  );
}
