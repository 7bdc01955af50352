import { base64UrlCharacters, charClass, isIn } from "../char-class.js";
import type { Detector } from "../detector.js";

const dotted = charClass("A-Za-z0-9_.=-");
const trimmed = charClass(".=");
const dot = 0x2e;
const longestHeader = 512;

export const jwt: Detector = {
  kind: "JWT",
  title: "JSON Web Tokens",
  documentation:
    "`eyJ`, the base64url of a JSON object, a dot, and at least four characters more; every further part belongs to it. A header of more than 512 characters is masked without waiting for the dot. What follows `base64,`, as in source maps, is left alone.",
  triggers: ["eyJ"],
  match: (view, hit) => {
    const before = view.code(hit.start - 1);
    const isEscape = before === 0x6e && view.hasAt(hit.start - 2, "\\");
    if (isIn(base64UrlCharacters, before) && !isEscape && !view.hasAt(hit.start - 3, "%3D")) return undefined;
    if (view.hasAt(hit.start - 7, "base64,")) return undefined;
    const headerEnd = view.runEnd(base64UrlCharacters, hit.end, hit.start + longestHeader);
    if (headerEnd < hit.start + longestHeader) {
      if (headerEnd < hit.start + 10 || view.code(headerEnd) !== dot) return undefined;
      if (view.runEnd(base64UrlCharacters, headerEnd + 1, headerEnd + 5) < headerEnd + 5) return undefined;
    }
    return { start: hit.start, end: headerEnd, tail: { kind: "run", members: dotted, trim: trimmed } };
  },
  finds: [
    "⟦eyJhbGciOiJIUzI1NiJ9.eyJ‹40 url›.‹43 url›⟧",
    "Cookie: session=⟦eyJhbGciOiJub25lIn0.eyJ‹30 url›⟧.; Path=/",
    "the token ⟦eyJhbGciOiJSUzI1NiJ9.eyJ‹200 url›.‹342 url›⟧.",
  ],
  leaves: [
    "eyJ",
    "//# sourceMappingURL=data:application/json;base64,eyJ‹600 base64›",
    "cursor=eyJ‹40 url›&limit=10",
    "eyJhbGciOiJIUzI1NiJ9...",
  ],
};
