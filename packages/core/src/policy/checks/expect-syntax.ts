import { readExpectations } from "../comments/expectations.js";
import { defineCheck } from "../define-check.js";

export const expectSyntax = defineCheck({
  code: "sentry.expect.syntax",
  severity: "warning",
  message: 'Write `# expect VERDICT: "subject"` above a rule',
  documentation:
    "A comment means to be a test of the policy but cannot be read as one: it needs a verdict, a colon, a subject in double quotes or an event as JSON, and a rule below it.",
  partwise: true,
  *check({ comments, rules }) {
    for (const { range, rule, verdict, event } of readExpectations(comments, rules)) {
      if (rule === undefined || verdict === undefined || event === undefined) yield { range };
    }
  },
});
