import { alphanumeric, charClass, digits, isIn } from "../char-class.js";
import type { Detector } from "../detector.js";
import type { TextView } from "../text-view.js";
import { isTokenStart } from "../token-start.js";

/** What no issuer's range begins with. */
const foreignDigits = charClass("0179");
const dash = 0x2d;
const dot = 0x2e;
const space = 0x20;

/** The issuers' ranges: leading digits from and to, and the lengths that their numbers have. */
const issuers: readonly { readonly from: number; readonly to: number; readonly lengths: readonly number[] }[] = [
  { from: 4, to: 4, lengths: [13, 16, 19] },
  { from: 51, to: 55, lengths: [16] },
  { from: 2221, to: 2720, lengths: [16] },
  { from: 34, to: 34, lengths: [15] },
  { from: 37, to: 37, lengths: [15] },
  { from: 6011, to: 6011, lengths: [16, 19] },
  { from: 644, to: 659, lengths: [16, 19] },
  { from: 3528, to: 3589, lengths: [16, 19] },
  { from: 300, to: 305, lengths: [14] },
  { from: 36, to: 36, lengths: [14] },
  { from: 38, to: 39, lengths: [14] },
  { from: 62, to: 62, lengths: [16, 17, 18, 19] },
  { from: 81, to: 82, lengths: [16] },
  { from: 2200, to: 2204, lengths: [16] },
  { from: 50, to: 50, lengths: [16] },
  { from: 56, to: 58, lengths: [16] },
  { from: 67, to: 67, lengths: [16] },
];

/** How the digits are grouped on cards, where they are. */
const groupings = ["4-4-4-4", "4-6-5", "4-6-4", "4-4-4-4-3", "4-4-4-1"];

export const cardNumber: Detector = {
  kind: "CARD_NUMBER",
  title: "Numbers of payment cards",
  documentation:
    "13 to 19 digits that begin as those of an issuer do, have a length that it uses, and pass the Luhn check; in one piece, or in the groups of cards with one space or dash between them, always the same.",
  triggers: ["[0-9]{8}", "[0-9]{4}[ -][0-9]{4}"],
  match: (view, hit) => {
    if (isIn(foreignDigits, view.code(hit.start))) return undefined;
    if (!isTokenStart(view, hit.start) || isInsideNumber(view, hit.start)) return undefined;
    const separator = view.code(hit.start + 4);
    const found = separator === space || separator === dash ? readGroups(view, hit.start, separator) : undefined;
    const end = found?.end ?? view.runEnd(digits, hit.start, hit.start + 20);
    const number = found?.number ?? view.slice(hit.start, end);
    if (isIn(alphanumeric, view.code(end)) || continues(view, end)) return undefined;
    return hasIssuer(number) && passesLuhn(number) ? { start: hit.start, end } : undefined;
  },
  finds: [
    "card ⟦4242 4242 4242 4242⟧, exp. 12/30",
    "⟦4111111111111111⟧",
    "⟦5555-5555-5555-4444⟧",
    "⟦378282246310005⟧",
    "⟦3782 822463 10005⟧",
    "⟦6011111111111117⟧",
    '"pan":"⟦2223003122003222⟧"',
    "\\n⟦30569309025904⟧",
  ],
  leaves: [
    "4111111111111112",
    "1234567890123452",
    "1700000000000000000",
    "4111 1111 11111111",
    "0.4111111111111111",
    "4111111111111111.5",
    "a4111111111111111",
    "550e8400-e29b-41d4-a716-446655440000",
    "41111111111111114111111111111111",
  ],
};

interface Groups {
  readonly end: number;
  readonly number: string;
}

function readGroups(view: TextView, start: number, separator: number): Groups | undefined {
  let at = start;
  let number = "";
  const sizes: number[] = [];
  while (sizes.length < 5) {
    const end = view.runEnd(digits, at, at + 7);
    if (end === at) break;
    number += view.slice(at, end);
    sizes.push(end - at);
    at = end;
    if (view.code(at) !== separator || !isIn(digits, view.code(at + 1))) break;
    // A last group of up to four digits belongs to the number only where its grouping is known.
    if (groupings.includes(sizes.join("-")) && !groupings.includes([...sizes, 3].join("-"))) break;
    at++;
  }
  return groupings.includes(sizes.join("-")) ? { end: at, number } : undefined;
}

/** Whether digits stand before, with a dot or a dash between. */
function isInsideNumber(view: TextView, start: number): boolean {
  const before = view.code(start - 1);
  return (before === dot || before === dash) && isIn(alphanumeric, view.code(start - 2));
}

/** Whether more digits follow behind a dot, or more of anything behind a dash. */
function continues(view: TextView, end: number): boolean {
  const after = view.code(end);
  return (
    (after === dot && isIn(digits, view.code(end + 1))) || (after === dash && isIn(alphanumeric, view.code(end + 1)))
  );
}

function hasIssuer(number: string): boolean {
  return issuers.some(({ from, to, lengths }) => {
    const leading = Number(number.slice(0, String(from).length));
    return leading >= from && leading <= to && lengths.includes(number.length);
  });
}

/** The check digit of ISO/IEC 7812: every second digit from the right counts double, and all sum up to a multiple of ten. */
function passesLuhn(number: string): boolean {
  let sum = 0;
  for (let index = 0; index < number.length; index++) {
    const digit = number.charCodeAt(number.length - 1 - index) - 0x30;
    const value = index % 2 === 0 ? digit : 2 * digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
