import { defineCheck } from "../define-check.js";
import { denySinksOf } from "../model/deny-sinks.js";

export const denyEmptyPath = defineCheck({
  code: "sentry.deny.empty_path",
  severity: "warning",
  message: "Path is empty, sink is off",
  documentation: "An empty path turns the sink off. Leave the attribute out to say so.",
  *check(context) {
    for (const sink of denySinksOf(context))
      if (sink.kind === "literal" && sink.value === "") yield { range: sink.range };
  },
});
