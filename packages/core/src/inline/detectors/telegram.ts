import { base64UrlCharacters, digits } from "../char-class.js";
import type { Detector } from "../detector.js";
import { isTokenStart } from "../token-start.js";

const botWord = "bot";

export const telegram: Detector = {
  kind: "TELEGRAM_TOKEN",
  title: "Tokens of Telegram bots",
  documentation: "6 to 16 digits, `:A`, and 34 letters, digits, `-` and `_`; also right behind `bot`, as in addresses.",
  triggers: ["[0-9]:A"],
  match: (view, hit) => {
    const colon = hit.start + 1;
    const start = view.runStart(digits, colon, colon - 17);
    if (colon - start < 6 || colon - start > 16) return undefined;
    if (!isTokenStart(view, start) && !view.hasAt(start - botWord.length, botWord)) return undefined;
    const end = view.runEnd(base64UrlCharacters, colon + 1, colon + 37);
    return end === colon + 36 ? { start, end } : undefined;
  },
  finds: ["⟦‹10 digits›:AA‹33 url›⟧", "https://api.telegram.org/bot⟦‹9 digits›:AA‹33 url›⟧/getMe"],
  leaves: ["item\\x‹9 digits›0:AA‹33 url›", "123456:ABC-DEF", "at 10:AM", "‹10 digits›:A‹60 alnum›"],
};
