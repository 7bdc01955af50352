import type { DiagnosticCode } from "./diagnostic-code.js";

/** The findings of the proofs, which take longer than reading the text and are not always asked for. */
export const proofCodes = {
  "sentry.rule.unreachable": {
    severity: "warning",
    message: "Earlier rules take every event of this rule",
    documentation:
      "It is proved that the rule never decides anything: whatever event it matches, an earlier rule matches as well, or its pattern occurs in no event of its kind.",
  },
  "sentry.rule.hole": {
    severity: "warning",
    message: "This allow takes events that later rules block",
    documentation:
      "An event was found that this rule allows although a later rule, of the file or built in, would block it.",
  },
  "sentry.rule.cost": {
    severity: "warning",
    message: "The automaton of this pattern has more than {count} states",
    documentation:
      "The automaton of this one pattern is too large to be kept whole. Matching stays linear in the subject, but a hostile subject can make the judge work without its cache.",
  },
  "sentry.assert.refuted": {
    severity: "error",
    message: "The assertion does not hold: an event gets {found}, not {expected}",
    documentation: "An event was found that the assertion is about and that gets another verdict from the rules.",
  },
} as const satisfies Record<string, DiagnosticCode>;

export type ProofCode = keyof typeof proofCodes;
