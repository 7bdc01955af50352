import { isDummyValue } from "./dummy-value.js";
import type { LabelledPlace } from "./read-label.js";

/** What a label promises: a password may be short and simple, a key or a token is made by a machine. */
export type LabelStrength = "password" | "key";

/** Values that say what kind of value is meant, or that there is none. */
const notValues = new Set(
  "null nil none undefined true false string number boolean bool int integer str bytes text any object password passwd secret token optional required invalid incorrect wrong missing empty unset default hidden prompt yes no on off auto self this env".split(
    " ",
  ),
);
const labelWord = /pass|pwd|secret|token|key|cred|auth|env|config|settings|options|input|value|hash/iu;
const identifier = /^[A-Za-z_$][\w$]*$/u;
const memberAccess = /^[A-Za-z_$][\w$]{0,31}(?:\??\.[A-Za-z_$][\w$]{0,31})+$/u;
const reference =
  /^(?:\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|@[A-Za-z_]\w*|#\{.*|arn:|vault:|secret:|env:|file:|op:\/\/|https?:\/\/|\/(?:run|etc|var|home)\/)/u;
const prose =
  /\b(?:your|enter|must|should|please|invalid|incorrect|required|forgot|reset|confirm|change|choose|new|the|is|are|for|not|and|or|was|has|with|at|least)\b/iu;

/**
 * Whether a value is a secret, and neither documentation, nor code that reads one from elsewhere, nor prose. Of a long
 * value its beginning is enough.
 */
export function isSecretValue(value: string, strength: LabelStrength, place: LabelledPlace): boolean {
  if (value.length < (strength === "password" ? 4 : 8)) return false;
  if (notValues.has(value.toLowerCase()) || reference.test(value) || isDummyValue(value)) return false;
  const isQuoted = place.quote !== undefined;
  if (/\s/u.test(value)) return strength === "password" && isQuoted && isPassphrase(value);
  if (/^[A-Za-z_]+$/u.test(value) && labelWord.test(value)) return false;
  if (!isQuoted && isCode(value, place)) return false;
  return strength === "password" ? isPassword(value, place) : isMadeByMachine(value);
}

/** Several words that are no sentence. */
function isPassphrase(value: string): boolean {
  return value.length >= 8 && !prose.test(value) && !/[.!?:]$/u.test(value);
}

/** Whether an unquoted value reads as an expression. */
function isCode(value: string, { isSpaced, style }: LabelledPlace): boolean {
  if (memberAccess.test(value) && !/\d{3}/u.test(value)) return true;
  return style === "assign" && isSpaced && identifier.test(value) && !(value.length >= 12 && isMixed(value));
}

function isPassword(value: string, place: LabelledPlace): boolean {
  if (place.quote !== undefined || place.style === "element") return true;
  if (/^[A-Za-z]+$/u.test(value)) return place.style === "assign" && !place.isSpaced && value.length >= 5;
  return place.style === "assign" ? true : value.length >= 5;
}

function isMadeByMachine(value: string): boolean {
  if (/^\d+$/u.test(value)) return value.length >= 16;
  if (isMixed(value)) return true;
  return value.length >= 20 && /[a-z]/u.test(value) && /[A-Z]/u.test(value) && new Set(value).size >= 12;
}

function isMixed(value: string): boolean {
  return /\d/u.test(value) && /[A-Za-z]/u.test(value);
}
