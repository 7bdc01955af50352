import { charClass } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

const path = charClass("A-Za-z0-9_/");

export const slackWebhook = tokenDetector({
  kind: "SLACK_WEBHOOK",
  title: "Webhooks of Slack",
  documentation:
    "Addresses under `hooks.slack.com/services/`, `/workflows/` and `/triggers/` with at least 24 characters more: whoever knows one can write.",
  shapes: [
    {
      prefixes: ["hooks\\.slack\\.com/services/", "hooks\\.slack\\.com/workflows/", "hooks\\.slack\\.com/triggers/"],
      body: path,
      min: 24,
      needsDigit: true,
    },
  ],
  finds: [
    "https://⟦hooks.slack.com/services/T‹10 upper›/B‹10 upper›/‹24 alnum›⟧",
    '"https://⟦hooks.slack.com/workflows/T0‹9 upper›/A0‹9 upper›/‹18 digits›/‹24 alnum›⟧"',
  ],
  leaves: [
    "https://hooks.slack.com/services/T00/B00/...",
    "https://hooks.slack.com/services/XXXXXXXXX/XXXXXXXXX/XXXXXXXXXXXX",
  ],
});
