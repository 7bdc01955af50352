import { capitals, charClass, digits, isIn } from "../char-class.js";
import type { Detector } from "../detector.js";
import { maxKindLength } from "../kind-of-name.js";
import { maxNumberLength } from "../placeholder.js";

const kindCharacters = charClass("A-Z0-9_");
const positiveDigits = charClass("1-9");

export const placeholder: Detector = {
  kind: "PLACEHOLDER",
  title: "Placeholders that stand in the text already",
  documentation:
    "`{{A3S_REDACTED:KIND:N}}`, whoever wrote it. It is masked like a secret, so that restoring puts back what stood there and never a secret that somebody only named.",
  triggers: ["\\{\\{A3S_REDACTED:"],
  match: (view, hit) => {
    const kindEnd = view.runEnd(kindCharacters, hit.end, hit.end + maxKindLength + 1);
    if (!isIn(capitals, view.code(hit.end)) || kindEnd > hit.end + maxKindLength) return undefined;
    if (!view.hasAt(kindEnd, ":") || !isIn(positiveDigits, view.code(kindEnd + 1))) return undefined;
    const numberEnd = view.runEnd(digits, kindEnd + 1, kindEnd + 2 + maxNumberLength);
    if (numberEnd > kindEnd + 1 + maxNumberLength || !view.hasAt(numberEnd, "}}")) return undefined;
    return { start: hit.start, end: numberEnd + 2 };
  },
  finds: ["the key ⟦{{A3S_REDACTED:AWS_KEY_ID:1}}⟧ again", "⟦{{A3S_REDACTED:EMAIL:12}}⟧⟦{{A3S_REDACTED:EMAIL:13}}⟧"],
  leaves: [
    "{{A3S_REDACTED:KIND:N}}",
    "{{A3S_REDACTED:EMAIL:0}}",
    "{{A3S_REDACTED:email:1}}",
    "{{A3S_REDACTED:EMAIL:1}",
  ],
};
