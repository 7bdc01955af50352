import type { DiagnosticCode } from "../policy/codes/diagnostic-code.js";

/** The findings about sample events and about what is expected of them. */
export const expectationCodes = {
  "sentry.event.json": {
    severity: "error",
    message: "The line is not JSON: expected {expected}",
    documentation:
      "A line of an events file is neither an event nor blank nor a comment. Whatever it should test is not tested.",
  },
  "sentry.event.shape": {
    severity: "error",
    message: "Not an event: {problem}",
    documentation:
      "A line is JSON, but not an event as the collector writes it, so the judge passes it over without a decision.",
  },
  "sentry.event.kind": {
    severity: "information",
    message: "Events of this kind are not judged",
    documentation:
      "The line is an event of a kind that no rule is asked about. Where the kind is misspelt, or where something is expected of the event, nothing is tested.",
  },
  "sentry.event.member": {
    severity: "warning",
    message: "This member is ignored; did you mean {name}?",
    documentation:
      "A member has nearly the name of one that counts and that is absent. Members that are not known are ignored without a word.",
  },
  "sentry.expect.value": {
    severity: "error",
    message: "Expected {expected}",
    documentation:
      "What stands behind `expect` is neither a verdict nor an object of the members that can be expected, so the line tests nothing.",
  },
  "sentry.expect.rule": {
    severity: "error",
    message: "There is no rule of this name",
    documentation:
      "An expectation names a rule that neither the policy nor the built-in rules have, so it cannot be met by any event.",
  },
  "sentry.expect.subject": {
    severity: "error",
    message: "No event of this rule has such a subject: expected {form}",
    documentation:
      "The text of an `expect` comment is not what an event of the rule's kind can look like to the rule, so nothing is tested.",
  },
  "sentry.expect.failed": {
    severity: "error",
    message: "Expected {expected}, got {actual}",
    documentation: "The policy decides otherwise than an expectation says, in an events file or in a comment.",
  },
} as const satisfies Record<string, DiagnosticCode>;

export type ExpectationCode = keyof typeof expectationCodes;
