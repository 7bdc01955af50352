// What the judge loads when it meets the first text.
export { createInlineGate } from "./inline-gate.js";
export { makeInlineDecision } from "./make-inline-decision.js";
