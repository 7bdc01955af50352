import { charClass, digits, isIn, letters } from "../char-class.js";
import type { Detector } from "../detector.js";
import { isDummyValue } from "../dummy-value.js";
import type { TextView } from "../text-view.js";
import { isTokenStart } from "../token-start.js";

const body = charClass("A-Za-z0-9._~+/=-");
const dot = charClass(".");
const spaces = charClass(" \t+");
const minBearer = 16;
const minBasic = 8;

export const bearerToken: Detector = {
  kind: "BEARER_TOKEN",
  title: "Tokens behind `Bearer` and `Basic`",
  documentation:
    "What follows `Bearer`: at least 16 characters of tokens with a digit and a letter among them. What follows `Authorization: Basic`: at least 8.",
  triggers: [
    "(?i)bearer[ +]",
    "(?i)bearer%20",
    "(?i)authorization: basic ",
    '(?i)authorization":"basic ',
    '(?i)authorization": "basic ',
  ],
  match: (view, hit) => {
    if (!isTokenStart(view, hit.start)) return undefined;
    const isBearer = (view.code(hit.start) | 0x20) === 0x62;
    const min = isBearer ? minBearer : minBasic;
    const start = view.runEnd(spaces, hit.end, hit.end + 4);
    const end = view.runEnd(body, start, start + 64);
    if (end < start + min || isDummyValue(view.slice(start, end))) return undefined;
    if (isBearer && !isMixed(view, start, end)) return undefined;
    return { start, end, tail: { kind: "run", members: body, trim: dot } };
  },
  finds: [
    "Authorization: Bearer ⟦‹40 url›7a⟧",
    '"authorization":"bearer ⟦‹32 hex›⟧"',
    "Authorization: Basic ⟦‹24 base64›⟧",
    "access%20Bearer%20⟦‹40 alnum›7⟧",
  ],
  leaves: [
    "Bearer <token>",
    "Authorization: Bearer $TOKEN",
    "Bearer YOUR_ACCESS_TOKEN_GOES_HERE",
    "the bearer responsibilities-and-duties",
    "Bearer authentication",
    "Basic understanding of things",
    "Authorization: Bearer xxxxxxxxxxxxxxxxxxxxxxxx",
  ],
};

function isMixed(view: TextView, start: number, end: number): boolean {
  let hasDigit = false;
  let hasLetter = false;
  for (let at = start; at < end && isIn(body, view.code(at)); at++) {
    hasDigit ||= isIn(digits, view.code(at));
    hasLetter ||= isIn(letters, view.code(at));
  }
  return hasDigit && hasLetter;
}
