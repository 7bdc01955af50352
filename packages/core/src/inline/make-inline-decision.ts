import type { Decision } from "../decision/decision.js";
import { applyRedactions } from "./apply-redactions.js";
import { findRedactions } from "./find-redactions.js";
import type { InlineDecision } from "./inline-decision.js";
import type { InlineGate } from "./inline-gate.js";
import { RedactionVault } from "./redaction-vault.js";

/** Where the secrets of a text are looked for and remembered. */
interface DecisionOptions {
  readonly gate: InlineGate;
  readonly vault: RedactionVault | undefined;
}

/** Finds what is masked in a text, and puts it together with the decision about it. */
export function makeInlineDecision(content: string, decision: Decision, options: DecisionOptions): InlineDecision {
  const { gate, vault = new RedactionVault() } = options;
  const redactions = findRedactions(content, { gate, vault });
  return {
    decision,
    redactions,
    blocked: () => decision.verdict === "block",
    apply: (text) => {
      if (text !== content) throw new RangeError("apply takes the text that was inspected, and this is another one");
      return applyRedactions(text, redactions);
    },
    restore: (text) => vault.restore(text),
  };
}
