import { base64UrlCharacters, dottedBase64Url } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

export const googleOauth = tokenDetector({
  kind: "GOOGLE_OAUTH",
  title: "OAuth tokens and client secrets of Google",
  documentation:
    "Access tokens (`ya29.`), client secrets (`GOCSPX-`) and refresh tokens (`1//0`), with at least 20 letters, digits, `-` and `_`. Keys of service accounts are private keys.",
  shapes: [
    { prefixes: ["ya29\\."], body: dottedBase64Url, min: 20, trimsDots: true },
    { prefixes: ["GOCSPX-"], body: base64UrlCharacters, min: 20 },
    { prefixes: ["1//0"], body: base64UrlCharacters, min: 30 },
  ],
  finds: ["⟦ya29.a0‹180 url›⟧", 'client_secret: "⟦GOCSPX-‹28 url›⟧"', "⟦1//0‹60 url›⟧"],
  leaves: ["ya29.…", "GOCSPX-xxxxxxxxxxxxxxxxxxxxxxxxxxxx", "see section 1//0 of the plan"],
});
