import { defineCheck } from "../define-check.js";

export const callNotAllowed = defineCheck({
  code: "sentry.call.not_allowed",
  severity: "error",
  message: "Function calls are not allowed here",
  documentation:
    "What a policy decides must be readable from the file alone, so calls stand only where a URL, a key, a model or a path is set.",
  partwise: true,
  *check({ calls }) {
    for (const { call, allowed } of calls) if (!allowed) yield { range: call.range };
  },
});
