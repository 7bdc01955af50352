import { defineCheck } from "../define-check.js";
import { numberOf, presentField } from "../model/field-values.js";
import { insertAttributes } from "../model/insert-attributes.js";
import { saeBlock } from "../schema/sae.js";

const thresholds = ["escalate_at", "block_at"] as const;

export const saeThresholdPair = defineCheck({
  code: "sentry.sae.threshold_pair",
  severity: "error",
  message: "Set both thresholds",
  documentation: "Other tools ignore a threshold that stands alone, without a word. Set both, or neither.",
  *check({ singles, text }) {
    const sae = singles.get("sae")?.body;
    if (sae === undefined || sae.incomplete || sae.node.kind === "document") return;
    const [alone, ...others] = thresholds.flatMap((name) => presentField(sae, name) ?? []);
    if (alone === undefined || others.length > 0) return;
    const name = alone.name === "block_at" ? "escalate_at" : "block_at";
    const value = partner(name, numberOf(sae, alone.name));
    // A null partner would stand there twice.
    const fixable = !sae.fields.has(name);
    yield {
      range: alone.nameRange,
      fixes: fixable ? [{ title: `insert ${name}`, edits: [insertAttributes(text, sae.node, [{ name, value }])] }] : [],
    };
  },
});

/** The default of the other threshold, or the same number where the two would be in the wrong order. */
function partner(name: (typeof thresholds)[number], other: number | undefined): string {
  const schema = saeBlock.body.attributes[name];
  const value = typeof schema?.default === "number" ? schema.default : 0;
  const misplaced = other !== undefined && (name === "block_at" ? other > value : other < value);
  return misplaced ? `${other}` : (schema?.example ?? `${value}`);
}
