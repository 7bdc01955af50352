import { base64UrlCharacters } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

export const googleKey = tokenDetector({
  kind: "GOOGLE_KEY",
  title: "API keys of Google",
  documentation: "`AIza` and at least 35 letters, digits, `-` and `_`.",
  shapes: [{ prefixes: ["AIza"], body: base64UrlCharacters, min: 35 }],
  finds: ["⟦AIza‹35 url›⟧", "https://maps.googleapis.com/maps/api/js?key=⟦AIza‹35 url›⟧&v=3"],
  leaves: ["AIzaSy...", "AIzaXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", "AIza‹12 alnum›"],
});
