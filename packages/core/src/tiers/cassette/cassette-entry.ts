import type { Decision } from "../../decision/decision.js";

/** One answer of a deeper tier. */
export interface CassetteEntry {
  /** Which request it answers: 64 hexadecimal digits. */
  readonly request: string;
  /** What is answered, for who reads the file: the kind of the event and the rule that escalated it. */
  readonly kind: string;
  readonly rule?: string;
  readonly decision: Decision;
}
