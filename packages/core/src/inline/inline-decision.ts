import type { Decision } from "../decision/decision.js";
import type { EvaluateOptions } from "../sentry-options.js";
import type { MaskedText, Redaction } from "./redaction.js";
import type { RedactionVault } from "./redaction-vault.js";

/** Which way a text goes: to a model, or from it. */
export type WireDirection = "request" | "response";

/** Whose text it is, and where its secrets are remembered. */
export interface InspectWireOptions extends EvaluateOptions {
  /** The process that the text belongs to. Default 0: none. */
  readonly pid?: number;
  /** The agent and the provider of the model, as they stand in the event that is judged. */
  readonly agent?: string;
  readonly provider?: string;
  /** Shared by the requests and responses of one conversation. Default: a new one for this text. */
  readonly vault?: RedactionVault;
}

/** What becomes of a text on its way: the verdict, and what is masked whatever the verdict is. */
export interface InlineDecision {
  readonly decision: Decision;
  /** What is masked, in order, without overlaps. */
  readonly redactions: readonly Redaction[];
  /** Whether the text must not go on. */
  readonly blocked: () => boolean;
  /**
   * The text with placeholders, and what they stand for.
   *
   * @throws {RangeError} where it is not the text that was inspected.
   */
  readonly apply: (content: string) => MaskedText;
  /** Puts back what the placeholders stand for, those of earlier texts of the vault included. */
  readonly restore: (text: string) => string;
}
