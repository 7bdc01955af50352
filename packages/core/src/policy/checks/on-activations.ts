import { defineCheck } from "../define-check.js";

export const onActivations = defineCheck({
  code: "sentry.rule.on_activations",
  severity: "warning",
  message: "Activation events carry no text to match",
  documentation:
    "The pattern sees `N sae features @Llayer`, a mere count; and with an `sae` block such events do not go through the rules at all.",
  partwise: true,
  *check({ rules }) {
    for (const { on } of rules) if (on?.value === "LlmActivations") yield { range: on.text.range };
  },
});
