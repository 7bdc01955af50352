import { defineCheck } from "../define-check.js";
import { literalOf } from "../model/field-values.js";

export const agentBinEmpty = defineCheck({
  code: "sentry.agent.bin_empty",
  severity: "error",
  message: "Path is empty",
  documentation: "Without a program there is nothing that could investigate.",
  *check({ singles }) {
    const bin = literalOf(singles.get("agent")?.body, "bin");
    if (bin?.value === "") yield { range: bin.range };
  },
});
