import { defineCheck } from "../define-check.js";
import { replaceText } from "../text-edits.js";

export const saeThresholdRange = defineCheck({
  code: "sentry.sae.threshold_range",
  severity: "error",
  message: "Threshold must be 0–1",
  documentation: "The harm that a threshold is compared with lies between 0 and 1.",
  *check({ singles }) {
    for (const { schema, sound, value } of singles.get("sae")?.body?.fields.values() ?? []) {
      const { type } = schema;
      if (type.kind !== "number" || sound?.kind !== "number") continue;
      if (sound.value >= type.min && sound.value <= type.max) continue;
      const nearest = sound.value < type.min ? type.min : type.max;
      yield {
        range: value.range,
        fixes: [{ title: `write ${nearest}`, edits: [replaceText(value.range, `${nearest}`)] }],
      };
    }
  },
});
