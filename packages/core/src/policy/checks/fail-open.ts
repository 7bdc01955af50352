import { defineCheck } from "../define-check.js";
import { escalationsAreAllowed } from "../escalations-are-allowed.js";

export const failOpen = defineCheck({
  code: "sentry.fail_open",
  severity: "information",
  message: "Escalations are allowed: no llm or agent, fail_closed is false",
  documentation:
    "No rule of the site escalates, but the built-in ones do, and there is no tier that decides about those events: they are allowed.",
  wholeDocument: true,
  *check(context) {
    if (!escalationsAreAllowed(context)) return;
    // A rule that escalates gets a finding of its own.
    if (context.rules.some(({ verdict }) => verdict?.value === "escalate")) return;
    yield { range: context.document.fields.get("fail_closed")?.nameRange ?? { start: 0, end: 0 } };
  },
});
