import { createInlineGate, type InlineGate } from "./inline-gate.js";
import type { Redaction } from "./redaction.js";
import { RedactionScanner } from "./redaction-scanner.js";
import { RedactionVault } from "./redaction-vault.js";

/** What is looked for, and where it is remembered. */
export interface RedactionOptions {
  /** The detectors: `createInlineGate(policy.mask)` adds those of a policy. Default: the built-in ones. */
  readonly gate?: InlineGate;
  /** Numbers the placeholders and remembers the originals, over all texts of a conversation. Default: a new one. */
  readonly vault?: RedactionVault;
}

/**
 * Finds the secrets and personal data of a text, in order; what overlaps is one. The time is linear in the text. What is
 * longer than 65,536 characters comes in pieces of that length.
 */
export function findRedactions(text: string, options: RedactionOptions = {}): Redaction[] {
  const vault = options.vault ?? new RedactionVault();
  const redactions: Redaction[] = [];
  const scanner = new RedactionScanner(options.gate ?? createInlineGate(), {
    plain: () => {},
    secret: (original, { start, end, kind }) => {
      redactions.push({ start, end, kind, placeholder: vault.placeholderFor(kind, original) });
    },
  });
  scanner.push(text);
  scanner.end();
  return redactions;
}
