import type { Range } from "@a3s/acl-grammar";
import type { Decision } from "../decision/decision.js";
import type { JudgedEvent } from "../events/event.js";

/** What a deeper tier is told beside the event. The line as it came is `raw` of the event. */
export interface JudgeContext {
  /** Aborted when nobody waits for the answer any more. A judge should end then; its answer is dropped either way. */
  readonly signal?: AbortSignal;
  /** What the tier before decided. */
  readonly escalation: Decision;
  /** How the policy settles what no tier can: by a block, otherwise by an allow. */
  readonly failClosed: boolean;
  /**
   * Where the rule that made L1 escalate matched: UTF-16 offsets in the subject of the event, which `subjectOf` gives.
   * Absent where no rule escalated, and possibly empty.
   */
  readonly matchSpan?: Range;
}

/** A deeper tier: it looks at what the tier before could not settle. */
export interface Judge {
  /** The tier that it is made for. A decision carries the tier of the place where the judge was put. */
  readonly tier: "Llm" | "Agent";
  /**
   * Decides on an event. What it throws, rejects with, or returns without being a whole decision, makes the tier
   * unavailable, which is never an allow of its own. Nothing but the signal of the caller bounds how long it takes.
   */
  judge(event: JudgedEvent, context: JudgeContext): Promise<Decision> | Decision;
}

/** The tier that judges the activations of a model, without waiting for anything. */
export interface ActivationsJudge {
  readonly tier: "Sae";
  judge(event: JudgedEvent): Decision;
}

/** The deeper tiers that a judge is built with. */
export interface Tiers {
  /** Looks at what the rules escalate. */
  readonly l2?: Judge;
  /** Looks at what L2 escalates, or the rules where there is no L2, and at what the SAE tier escalates. */
  readonly l3?: Judge;
  /** Judges events of the kind LlmActivations instead of the rules. */
  readonly sae?: ActivationsJudge;
}
