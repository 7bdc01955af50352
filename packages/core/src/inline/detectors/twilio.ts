import { alphanumeric, charClass, hexDigits, isIn } from "../char-class.js";
import type { Detector } from "../detector.js";
import { isTokenStart } from "../token-start.js";

const between = charClass(" \t,;:|/\"'");
const keyLength = 32;

export const twilio: Detector = {
  kind: "TWILIO_KEY",
  title: "Keys and tokens of Twilio",
  documentation:
    "API keys (`SK` and 32 hexadecimal digits), and the 32 digits of an auth token that follow an account's identifier (`AC…`), at most eight separators later. The identifier itself is no secret.",
  triggers: ["(SK|AC)[0-9a-f]{2}"],
  match: (view, hit) => {
    if (!isTokenStart(view, hit.start)) return undefined;
    const end = view.runEnd(hexDigits, hit.end, hit.end + keyLength);
    if (end !== hit.start + 2 + keyLength || isIn(alphanumeric, view.code(end))) return undefined;
    if (view.hasAt(hit.start, "SK")) return { start: hit.start, end };
    const start = view.runEnd(between, end, end + 8);
    const tokenEnd = view.runEnd(hexDigits, start, start + keyLength);
    if (start === end || tokenEnd !== start + keyLength || isIn(alphanumeric, view.code(tokenEnd))) return undefined;
    return { start, end: tokenEnd };
  },
  finds: ["⟦SK‹32 hex›⟧", "curl -u AC‹32 hex›:⟦‹32 hex›⟧"],
  leaves: ["AC‹32 hex›", "md5: ‹32 hex›", "SKU-‹8 digits›", "MASK‹32 hex›"],
};
