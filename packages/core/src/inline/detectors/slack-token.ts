import { base64UrlCharacters, dottedBase64Url } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

export const slackToken = tokenDetector({
  kind: "SLACK_TOKEN",
  title: "Tokens of Slack",
  documentation:
    "`xoxb-`, `xoxp-`, `xoxa-`, `xoxo-`, `xoxr-`, `xoxs-`, `xoxc-`, `xoxd-`, `xoxe-`, `xoxe.xoxp-` and `xapp-`, with at least 16 letters, digits and `-`, a digit among the first 16.",
  shapes: [
    { prefixes: ["xox[abcdeoprs]-", "xapp-"], body: base64UrlCharacters, min: 16, needsDigit: true },
    { prefixes: ["xoxe\\.xox[bp]-"], body: dottedBase64Url, min: 16, needsDigit: true, trimsDots: true },
  ],
  finds: [
    "⟦xoxb-‹12 digits›-‹13 digits›-‹24 alnum›⟧",
    "⟦xoxp-‹12 digits›-‹12 digits›-‹12 digits›-‹32 hex›⟧",
    "⟦xapp-1-A‹10 upper›-‹13 digits›-‹64 hex›⟧",
    "⟦xoxe.xoxp-1-‹160 alnum›⟧",
  ],
  leaves: ["xoxb-...", "xoxb-‹4 letters›-token", "xoxp-‹12 x›-‹12 x›"],
});
