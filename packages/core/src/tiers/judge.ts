import type { Decision } from "../decision/decision.js";
import type { JudgedEvent } from "../events/event.js";

export interface JudgeContext {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** What the tier before decided. */
  readonly escalation: Decision;
  /** How the policy settles what no tier can: by a block, otherwise by an allow. */
  readonly failClosed: boolean;
}

/** A deeper tier: it looks at what the tier before could not settle. */
export interface Judge {
  readonly tier: "Llm" | "Agent";
  /** May throw or reject: the tier then counts as unavailable, which is never an allow of its own. */
  judge(event: JudgedEvent, context: JudgeContext): Promise<Decision> | Decision;
}

/** The tier that judges the activations of a model, without waiting for anything. */
export interface ActivationsJudge {
  readonly tier: "Sae";
  judge(event: JudgedEvent): Decision;
}

/** The deeper tiers that a judge is built with. */
export interface Tiers {
  readonly l2?: Judge;
  readonly l3?: Judge;
  readonly sae?: ActivationsJudge;
}
