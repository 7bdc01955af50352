import type { CustomPatternMatcherReturn, IToken } from "chevrotain";
import { identifierEnd, isDigit } from "./characters.js";

const wellFormed = /^(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const DOT = 0x2e;
const MINUS = 0x2d;

/** A number without its sign, in its normal form or with digits on one side of the decimal point only. */
export function matchNumber(
  text: string,
  offset: number,
  before: readonly IToken[],
): CustomPatternMatcherReturn | null {
  if (isReference(text, offset, before)) return null;
  const run = text.slice(offset, runEnd(text, offset));
  if (!wellFormed.test(run)) return null;
  return identifierEnd(text, offset + run.length) > offset + run.length ? null : [run];
}

/** A run of digits, letters, points and exponent signs that is no number, with a minus directly before it. */
export function matchMalformedNumber(
  text: string,
  offset: number,
  before: readonly IToken[],
): CustomPatternMatcherReturn | null {
  if (isReference(text, offset, before)) return null;
  const first = text.charCodeAt(offset);
  if (!isDigit(first) && first !== DOT && first !== MINUS) return null;
  const isNegative = first === MINUS;
  const start = isNegative ? offset + 1 : offset;
  // A minus alone, or before a sound number, is a token of its own.
  if (isNegative && (!startsNumber(text, start) || matchNumber(text, start, []) !== null)) return null;
  return [text.slice(offset, runEnd(text, start))];
}

function startsNumber(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return isDigit(unit) || (unit === DOT && isDigit(text.charCodeAt(offset + 1)));
}

/** Whether the point at `offset` follows a name or a bracket directly, or begins an ellipsis, and so is an operator. */
function isReference(text: string, offset: number, before: readonly IToken[]): boolean {
  if (text.charCodeAt(offset) !== DOT) return false;
  if (text.startsWith("...", offset)) return true;
  const previous = before[before.length - 1];
  if (previous === undefined || previous.startOffset + previous.image.length !== offset) return false;
  const name = previous.tokenType.name;
  if (name === "Operator") return !isDigit(text.charCodeAt(offset + 1));
  return name === "Word" || name === "CloseBracket" || name === "CloseParen";
}

function runEnd(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && belongsToRun(text, offset, from)) offset++;
  return offset;
}

function belongsToRun(text: string, offset: number, from: number): boolean {
  const unit = text.charCodeAt(offset);
  if (isDigit(unit) || unit === DOT || unit === 0x5f) return true;
  const lower = unit | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return true;
  if (unit !== 0x2b && unit !== MINUS) return false;
  return offset > from && (text.charCodeAt(offset - 1) | 0x20) === 0x65;
}
