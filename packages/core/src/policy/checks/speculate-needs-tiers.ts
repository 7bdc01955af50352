import { defineCheck } from "../define-check.js";
import { speculateOf } from "../model/speculate.js";

export const speculateNeedsTiers = defineCheck({
  code: "sentry.speculate.needs_tiers",
  severity: "warning",
  message: "Needs both llm and agent",
  documentation: "Speculation asks the llm and the agent at the same time. Where one is missing, it has no effect.",
  wholeDocument: true,
  *check({ document, singles }) {
    const speculate = speculateOf(document);
    if (speculate?.value === undefined || (singles.has("llm") && singles.has("agent"))) return;
    yield { range: speculate.text.range };
  },
});
