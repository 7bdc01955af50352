import { alphanumeric, base64UrlCharacters } from "../char-class.js";
import { tokenDetector } from "../token-detector.js";

export const openai = tokenDetector({
  kind: "OPENAI_KEY",
  title: "Keys of OpenAI and of services with its API",
  documentation:
    "`sk-proj-`, `sk-svcacct-`, `sk-admin-`, `sk-None-` or `sk-or-v1-` and at least 20 letters, digits, `-` and `_` with a digit among them; or `sk-` and at least 20 letters and digits without a break, as older keys and those of DeepSeek and others are.",
  shapes: [
    {
      prefixes: ["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-", "sk-or-v1-"],
      body: base64UrlCharacters,
      min: 20,
      needsDigit: true,
    },
    { prefixes: ["sk-"], body: alphanumeric, min: 20 },
  ],
  finds: [
    "OPENAI_API_KEY=⟦sk-‹20 alnum›T3BlbkFJ‹20 alnum›⟧",
    "⟦sk-proj-‹74 url›T3BlbkFJ‹74 url›⟧",
    "⟦sk-svcacct-‹40 url›⟧",
    "⟦sk-or-v1-‹64 hex›⟧",
    'echo "⟦sk-‹32 hex›⟧"',
    "line\\n⟦sk-‹48 alnum›⟧\\n",
  ],
  leaves: [
    "sk-...",
    "sk-xxxxxxxxxxxxxxxxxxxxxxxx",
    '<div class="sk-folding-cube sk-circle-fade-dot-wrapper">',
    "task-abcdefghijklmnopqrstuvwxyz",
    "sk-proj-your-project-key-goes-here",
    "mask-image disk-usage risk-assessment-framework-overview",
  ],
});
