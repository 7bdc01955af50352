import { charClass } from "../char-class.js";
import type { Detector } from "../detector.js";
import { isTokenStart } from "../token-start.js";

const body = charClass("A-Za-z0-9_.~-");

export const azureClientSecret: Detector = {
  kind: "AZURE_CLIENT_SECRET",
  title: "Client secrets of Microsoft Entra",
  documentation: "Three characters, a digit, `Q~`, and 31 to 34 letters, digits, `-`, `_`, `.` and `~`.",
  triggers: ["[0-9]Q~"],
  match: (view, hit) => {
    const start = hit.start - 3;
    const end = view.runEnd(body, hit.end, hit.end + 35);
    if (end < hit.end + 31 || end > hit.end + 34) return undefined;
    if (view.runEnd(body, start, hit.start) !== hit.start || !isTokenStart(view, start)) return undefined;
    return { start, end };
  },
  finds: ["⟦‹3 alnum›8Q~‹34 alnum›⟧", "AZURE_CLIENT_SECRET=⟦‹3 alnum›7Q~‹31 alnum›⟧"],
  leaves: ["1Q~2Q", "FAQ~‹34 alnum›"],
};
