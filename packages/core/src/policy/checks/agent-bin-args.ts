import { defineCheck } from "../define-check.js";
import { literalOf } from "../model/field-values.js";

export const agentBinArgs = defineCheck({
  code: "sentry.agent.bin_args",
  severity: "warning",
  message: "Arguments are not split",
  documentation: "The whole text is one path: a program name with arguments behind it will not be found.",
  *check({ singles }) {
    const bin = literalOf(singles.get("agent")?.body, "bin");
    if (bin !== undefined && /\s/u.test(bin.value) && !bin.value.includes("/")) yield { range: bin.range };
  },
});
