import type { Decision, Severity, Verdict } from "../decision/decision.js";
import { inferRisk } from "../decision/infer-risk.js";
import type { JudgedEvent } from "../events/event.js";
import type { ActivationsJudge } from "../tiers/judge.js";
import type { SaeDictionary } from "./sae-dictionary.js";
import type { SaeScore } from "./score.js";
import { scoreActivations } from "./score-activations.js";

/** By what activations are judged, and from which harm on. */
export interface SaeJudgeOptions {
  readonly dictionary: SaeDictionary;
  /** The harm, 0 to 1, from which an event is escalated. Default 0.3. */
  readonly escalateAt?: number;
  /** The harm, 0 to 1, from which an event is blocked. Default 0.6. */
  readonly blockAt?: number;
}

/**
 * The SAE tier: judges which concepts are active in a model, by a dictionary of features. The score goes with every
 * decision, as `explain`. It denies nothing.
 *
 * @throws {RangeError} where a threshold is not between 0 and 1.
 */
export function createSaeJudge({ dictionary, escalateAt = 0.3, blockAt = 0.6 }: SaeJudgeOptions): ActivationsJudge {
  for (const [name, threshold] of Object.entries({ escalateAt, blockAt })) {
    if (!(threshold >= 0 && threshold <= 1)) throw new RangeError(`${name} must be a number from 0 to 1`);
  }
  return {
    tier: "Sae",
    judge(event) {
      if (event.kind !== "LlmActivations") throw new TypeError("the SAE tier judges activations alone");
      const score = scoreActivations(dictionary, event.data.features);
      const verdict = score.harmful >= blockAt ? "block" : score.harmful >= escalateAt ? "escalate" : "allow";
      return decisionOf(verdict, score, event);
    },
  };
}

/** From which harm on a decision has which severity, the worst first. */
const severityFrom: readonly (readonly [harmful: number, severity: Severity])[] = [
  [0.85, "critical"],
  [0.6, "high"],
  [0.3, "medium"],
  [0.1, "low"],
];

/** How many concepts a reason names. */
const namedConcepts = 3;

function decisionOf(verdict: Verdict, score: SaeScore, event: JudgedEvent): Decision {
  const { harmful, drivers } = score;
  const concepts = drivers.slice(0, namedConcepts).map(({ concept }) => concept);
  const by = concepts.length === 0 ? "" : ` by ${concepts.join(", ")}`;
  const reason = `SAE: harmful ${Number(harmful.toFixed(4))}${by}`;
  const severity = severityFrom.find(([from]) => harmful >= from)?.[1] ?? "info";
  const decision = { verdict, tier: "Sae", severity, reason, explain: score } as const;
  return verdict === "allow" ? decision : { ...decision, risk: inferRisk(reason, event.kind, "Sae") };
}
