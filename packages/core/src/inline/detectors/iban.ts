import { alphanumeric, capitalsAndDigits, isIn } from "../char-class.js";
import type { Detector } from "../detector.js";
import type { TextView } from "../text-view.js";
import { isTokenStart } from "../token-start.js";

const space = 0x20;

/** The length of an account number by its country, as the registry of ISO 13616 lists them. */
const lengths: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BI: 27,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DJ: 27,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FK: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HN: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  LY: 25,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MN: 20,
  MR: 27,
  MT: 31,
  MU: 30,
  NI: 28,
  NL: 18,
  NO: 15,
  OM: 23,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  RU: 33,
  SA: 24,
  SC: 31,
  SD: 18,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  SO: 23,
  ST: 25,
  SV: 28,
  TL: 23,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
  YE: 30,
};

export const iban: Detector = {
  kind: "IBAN",
  title: "International bank account numbers",
  documentation:
    "A country's two letters, two check digits and as many capitals and digits as that country uses, whose remainder modulo 97 is 1; in one piece, or in groups of four with one space between them.",
  triggers: ["[A-Z]{2}[0-9]{2}"],
  match: (view, hit) => {
    const length = lengths[view.slice(hit.start, hit.start + 2)];
    if (length === undefined || !isTokenStart(view, hit.start)) return undefined;
    const isGrouped = view.code(hit.end) === space;
    const { end, number } = readNumber(view, hit.start, length, isGrouped);
    if (number.length < length || isIn(alphanumeric, view.code(end))) return undefined;
    return remainder(number) === 1 ? { start: hit.start, end } : undefined;
  },
  finds: [
    "IBAN ⟦DE89 3704 0044 0532 0130 00⟧.",
    "⟦GB82WEST12345698765432⟧",
    "⟦FR14 2004 1010 0505 0001 3M02 606⟧",
    '"iban":"⟦NL91ABNA0417164300⟧"',
    "⟦NO9386011117947⟧",
  ],
  leaves: [
    "DE89 3704 0044 0532 0130 01",
    "GB82WEST12345698765433",
    "XX89370400440532013000",
    "DE89370400440532013000A",
    "RFC 3339 AT20 GB16",
  ],
};

function readNumber(view: TextView, start: number, length: number, isGrouped: boolean) {
  let at = start;
  let number = "";
  while (number.length < length) {
    if (isGrouped && number.length > 0 && number.length % 4 === 0) {
      if (view.code(at) !== space) break;
      at++;
    }
    if (!isIn(capitalsAndDigits, view.code(at))) break;
    number += String.fromCharCode(view.code(at));
    at++;
  }
  return { end: at, number };
}

/** The remainder modulo 97 with the first four characters at the end, letters counting from 10. */
function remainder(number: string): number {
  let rest = 0;
  for (const character of number.slice(4) + number.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
