import { defineCheck } from "../define-check.js";
import { numberOf, presentField } from "../model/field-values.js";

export const saeThresholdOrder = defineCheck({
  code: "sentry.sae.threshold_order",
  severity: "warning",
  message: "escalate_at is above block_at",
  documentation:
    "With `escalate_at` above `block_at` nothing is ever escalated, and with `block_at = 0` everything is blocked. Thresholds are compared as 32-bit floats.",
  *check({ singles }) {
    const sae = singles.get("sae")?.body;
    const escalateAt = numberOf(sae, "escalate_at");
    const blockAt = numberOf(sae, "block_at");
    const escalateField = presentField(sae, "escalate_at");
    const blockField = presentField(sae, "block_at");
    if (escalateField !== undefined && escalateAt !== undefined && blockAt !== undefined) {
      const isAbove = Math.fround(escalateAt) > Math.fround(blockAt);
      if (isAbove && inRange(escalateAt) && inRange(blockAt)) yield { range: escalateField.value.range };
    }
    if (blockField !== undefined && blockAt !== undefined && Math.fround(blockAt) === 0) {
      yield { range: blockField.value.range, message: "block_at = 0 blocks everything" };
    }
  },
});

function inRange(value: number): boolean {
  return value >= 0 && value <= 1;
}
