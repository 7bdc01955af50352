import { type AnalysisRun, finishAnalysis } from "../analysis/analysis-run.js";
import { builtinRules } from "../builtin/builtin-rules.js";
import type { Decision } from "../decision/decision.js";
import { decisionOfRule, noRuleMatched } from "../decision/decision-of-rule.js";
import { judgeByRules } from "../decision/judge-by-rules.js";
import { settleDecision } from "../decision/settle-decision.js";
import type { RuleEngine } from "../engine/engine.js";
import type { JudgedEvent } from "../events/event.js";
import { evidenceComplete } from "../events/evidence-complete.js";
import { subjectOf } from "../events/subject-of.js";
import { explainDeny } from "../explain/explain-deny.js";
import { explainSteps } from "../explain/explain-steps.js";
import type { Explanation } from "../explain/explanation.js";
import type { Policy, Rule } from "../policy/policy.js";
import { tierUnavailable } from "../tiers/tier-unavailable.js";
import { type ChunkedEngine, createChunkedEngine } from "./chunked-engine.js";
import { EngineCache } from "./engine-cache.js";
import { unreadSinks } from "./unread-sinks.js";

/** What a policy says to an event when nothing is asked and nothing is done. */
export interface DryDecision {
  /** What the rules decide. */
  readonly l1Decision: Decision;
  /** What stands where no deeper tier answers: an escalation settled by the fail mode. */
  readonly decision: Decision;
  /** The positions of all rules that match, in order, built-in ones behind those of the file. */
  readonly matches: readonly number[];
  /** The position of the rule that decided, or -1. */
  readonly winner: number;
}

/**
 * Judges without acting: writes no deny-file, asks no model, starts no agent and reads no variable, whatever the policy
 * says. It needs a policy that was accepted.
 */
export interface DryJudge {
  readonly policy: Policy;
  /** The rules in effective order, built-in ones at the end. */
  readonly rules: readonly Rule[];
  readonly engine: RuleEngine;
  /** The same object for the same event object: what was said once is remembered as long as the event is. */
  judge(event: JudgedEvent): DryDecision;
  /** Whether an event was judged before, so that judging it takes no time. */
  hasJudged(event: JudgedEvent): boolean;
  /** How the decision on an event comes about; a deny-file named by a variable is shown by the variable's name. */
  explain(event: JudgedEvent): Explanation;
}

/**
 * Makes the judge of a policy in small pieces. A cache that is given again with the next version of the same policy
 * makes that version's judge quick.
 *
 * @throws {RuleSizeError} where a rule's regex is too large, which no accepted policy has.
 */
export function* createDryJudge(policy: Policy, cache: EngineCache = new EngineCache()): AnalysisRun<DryJudge> {
  const rules = [...policy.rules, ...builtinRules()];
  const engine = yield* createChunkedEngine(rules, cache);
  const sinks = unreadSinks(policy);

  const decisions = new WeakMap<JudgedEvent, DryDecision>();

  const judge = (event: JudgedEvent): DryDecision => {
    const known = decisions.get(event);
    if (known !== undefined) return known;
    const isUnscored = event.kind === "LlmActivations" && policy.sae !== undefined;
    const found = isUnscored ? unscored(event) : byRules(engine, event);
    const decision = { ...found, decision: settleDecision(event, found.l1Decision, policy.failClosed) };
    decisions.set(event, decision);
    return decision;
  };
  return {
    policy,
    rules,
    engine,
    judge,
    hasJudged: (event) => decisions.has(event),
    explain(event) {
      const { l1Decision, decision } = judge(event);
      const subject = subjectOf(event);
      const complete = evidenceComplete(event);
      const decider = l1Decision.rule;
      const steps =
        l1Decision.tier === "Sae"
          ? []
          : explainSteps(engine, { kind: event.kind, subject, decider, evidenceComplete: complete });
      const deny = explainDeny(decision, sinks, policy.dryRun);
      const explanation = { event, subject, evidenceComplete: complete, steps, l1Decision, decision };
      return deny === undefined ? explanation : { ...explanation, deny };
    },
  };
}

/** The same at once. */
export function dryJudgeOf(policy: Policy, cache?: EngineCache): DryJudge {
  return finishAnalysis(createDryJudge(policy, cache));
}

type Found = Omit<DryDecision, "decision">;

function byRules(engine: ChunkedEngine, event: JudgedEvent): Found {
  const matches = engine.matchesOf(event);
  if (evidenceComplete(event)) {
    const winner = matches[0] ?? -1;
    const rule = engine.rules[winner];
    return { l1Decision: rule === undefined ? noRuleMatched : decisionOfRule(rule, event), matches, winner };
  }
  const l1Decision = judgeByRules(engine, event);
  const decides = (index: number) =>
    engine.rules[index]?.name === l1Decision.rule && engine.rules[index]?.verdict === l1Decision.verdict;
  return { l1Decision, matches, winner: matches.find(decides) ?? -1 };
}

/** The tier that scores activations reads a dictionary, which a dry run does not. */
function unscored(event: JudgedEvent): Found {
  return { l1Decision: tierUnavailable("Sae", "a dry run reads no dictionary", event), matches: [], winner: -1 };
}
