import { base64UrlCharacters } from "../char-class.js";
import type { Detector } from "../detector.js";
import { isTokenStart } from "../token-start.js";

export const sendgrid: Detector = {
  kind: "SENDGRID_KEY",
  title: "Keys of SendGrid",
  documentation: "`SG.`, 16 to 32 letters, digits, `-` and `_`, a dot, and at least 32 more.",
  triggers: ["SG\\."],
  match: (view, hit) => {
    if (!isTokenStart(view, hit.start)) return undefined;
    const dot = view.runEnd(base64UrlCharacters, hit.end, hit.end + 33);
    if (dot < hit.end + 16 || !view.hasAt(dot, ".")) return undefined;
    const end = view.runEnd(base64UrlCharacters, dot + 1, dot + 33);
    if (end < dot + 33) return undefined;
    return { start: hit.start, end, tail: { kind: "run", members: base64UrlCharacters } };
  },
  finds: ["⟦SG.‹22 url›.‹43 url›⟧", "SENDGRID_API_KEY=⟦SG.‹22 url›.‹43 url›⟧"],
  leaves: ["SG.xxxx.yyyy", "MSG.send(a)", "SG.‹22 url›"],
};
