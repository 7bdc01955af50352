import type { Diagnostic } from "@a3s/acl-grammar";
import { platform } from "#platform";
import { builtinRules } from "./builtin/builtin-rules.js";
import { applyFailMode } from "./decision/apply-fail-mode.js";
import type { Decision } from "./decision/decision.js";
import { judgeByRules } from "./decision/judge-by-rules.js";
import { LineJudge } from "./decision/line-judge.js";
import type { EnforceError, Enforcer, EnforceSinks } from "./enforce/enforcer.js";
import { createAutomatonEngine } from "./engine/automaton/automaton-engine.js";
import type { CreateRuleEngine, RuleEngine } from "./engine/engine.js";
import type { JudgedEvent } from "./events/event.js";
import { evidenceComplete } from "./events/evidence-complete.js";
import { isBytes } from "./events/is-bytes.js";
import { parseEvent } from "./events/parse-event.js";
import { subjectOf } from "./events/subject-of.js";
import { explainDeny } from "./explain/explain-deny.js";
import { explainSteps } from "./explain/explain-steps.js";
import type { Explanation } from "./explain/explanation.js";
import { buildTiers } from "./load/build-tiers.js";
import { createEngineOf } from "./load/create-engine-of.js";
import { loadPolicy } from "./load/load-policy.js";
import { escalationSpan } from "./pipeline/escalation-span.js";
import type { Policy } from "./policy/policy.js";
import type { EvaluateOptions, SentryOptions } from "./sentry-options.js";
import type { L1Result, ThroughL2Result } from "./staged-result.js";
import type { Judge, JudgeContext, Tiers } from "./tiers/judge.js";
import { saeDecision } from "./tiers/sae-decision.js";
import { tierDecision, tierDecisionNow } from "./tiers/tier-decision.js";
import { tierUnavailable } from "./tiers/tier-unavailable.js";

/** An event as a line of the collector, as text or as UTF-8 bytes, or as the object that JSON.parse made of it. */
export type EventInput = string | Uint8Array | object;

/** A decision, and the deny-file that a line was written to, as configured, where one was. */
export interface EnforcedDecision {
  readonly decision: Decision;
  readonly enforced?: string;
}

/** What a judge has done so far. */
export interface SentryMetrics {
  /** Events judged through all tiers. */
  readonly judged: number;
  readonly blocked: number;
  /** Lines written to deny-files. */
  readonly enforced: number;
  /** Denies that could not be written. */
  readonly enforceErrors: number;
  /** Denies that were not written because a guard could not use their target. */
  readonly enforceRejected: number;
}

/**
 * Judges what AI agents do by a policy: the site's rules, then the built-in ones, then the deeper tiers.
 *
 * A judge holds no timer, socket, watcher or open file, and needs no disposal. Methods that take an event give null for
 * what is not an event that is judged, and never throw for any event.
 */
export class Sentry {
  /** The policy that judges. */
  readonly policy: Policy;
  /** What was found in it without keeping it from judging: warnings, informations and hints. */
  readonly diagnostics: readonly Diagnostic[];
  readonly #engine: RuleEngine;
  readonly #lineJudge: LineJudge;
  readonly #tiers: Tiers;
  readonly #sinks: EnforceSinks;
  readonly #enforcer: Enforcer;
  readonly #onEnforceError: SentryOptions["onEnforceError"];
  readonly #metrics = { judged: 0, blocked: 0, enforced: 0, enforceErrors: 0, enforceRejected: 0 };

  private constructor(pathOrText: string, options: SentryOptions) {
    const { policy, settings, diagnostics, sinks } = loadPolicy(pathOrText, options.env ?? platform.environment());
    const built = buildTiers({ policy, settings, given: options, rulesOnly: options.rulesOnly ?? false });
    this.#tiers = built.tiers;
    this.policy = policy;
    this.diagnostics = [...diagnostics, ...built.diagnostics];
    this.#engine = createEngineOf([...policy.rules, ...builtinRules()], engineMaker(options));
    this.#lineJudge = new LineJudge(this.#engine);
    this.#sinks = sinks;
    this.#enforcer = platform.createEnforcer(sinks);
    this.#onEnforceError = options.onEnforceError;
  }

  /**
   * Builds a judge from a policy file, or from the text of a policy. What exists as a file is a path; one line without
   * `=`, `{` and `#` is the path of a file that is missing. No file is touched but the policy.
   *
   * @throws {PolicyError} where the policy cannot be read, has errors, or names a variable that is not set. The error
   *   carries every diagnostic.
   * @throws {RangeError} where an option is out of its range.
   */
  static create(pathOrText: string, options: SentryOptions = {}): Sentry {
    return new Sentry(pathOrText, options);
  }

  /** The counters so far. */
  get metrics(): SentryMetrics {
    return { ...this.#metrics };
  }

  /** Judges an event through all tiers. */
  async evaluate(event: EventInput, options: EvaluateOptions = {}): Promise<Decision | null> {
    const quick = this.#judgeQuickly(event);
    if (quick === null) return null;
    if (quick !== undefined && quick.verdict !== "escalate") {
      options.signal?.throwIfAborted();
      return this.#count(quick);
    }
    const parsed = parseEvent(event);
    return parsed === null ? null : this.#evaluate(parsed, options.signal);
  }

  /** Judges an event through all tiers without waiting: a tier that must be waited for counts as unavailable. */
  evaluateSync(event: EventInput): Decision | null {
    const quick = this.#judgeQuickly(event);
    if (quick === null) return null;
    if (quick !== undefined && quick.verdict !== "escalate") return this.#count(quick);
    const parsed = parseEvent(event);
    if (parsed === null) return null;
    let decision = this.#judgeL1(parsed);
    for (const judge of this.#tiersAfter(parsed, decision)) {
      if (decision.verdict === "escalate") decision = tierDecisionNow(judge, parsed, this.#context(parsed, decision));
    }
    return this.#count(this.#settle(parsed, decision));
  }

  /**
   * Judges an event through all tiers and writes the deny of a block to its deny-file. A failure to write is counted and
   * told to `onEnforceError`; the decision stands.
   */
  async evaluateAndEnforce(event: EventInput, options: EvaluateOptions = {}): Promise<EnforcedDecision | null> {
    const decision = await this.evaluate(event, options);
    if (decision === null) return null;
    const enforced = this.#enforce(decision);
    return enforced === undefined ? { decision } : { decision, enforced };
  }

  /** Judges an event by L1 alone. Asks no model and applies no fail mode. */
  evaluateL1(event: EventInput): L1Result | null {
    const quick = this.#judgeQuickly(event);
    if (quick !== undefined) return quick === null ? null : staged(quick, true);
    const parsed = parseEvent(event);
    return parsed === null ? null : staged(this.#judgeL1(parsed), evidenceComplete(parsed));
  }

  /**
   * As `evaluateL1`, for the line that stands in the bytes from `start` up to `end`: for streams, where making an array
   * of each line, or a string, costs more than judging it. A {@link LineSplitter} finds the lines.
   */
  evaluateL1Line(bytes: Uint8Array, start = 0, end: number = bytes.length): L1Result | null {
    const quick = this.#lineJudge.judge(bytes, start, end);
    if (quick !== undefined) return quick === null ? null : staged(quick, true);
    const parsed = parseEvent(bytes.subarray(start, end));
    return parsed === null ? null : staged(this.#judgeL1(parsed), evidenceComplete(parsed));
  }

  /**
   * Judges an event by L1 and, where that escalates, by L2. Asks no agent and applies no fail mode. Rejects where the
   * event is not one that is judged.
   */
  async evaluateThroughL2(event: EventInput, options: EvaluateOptions = {}): Promise<ThroughL2Result> {
    const parsed = parseEvent(event);
    if (parsed === null) throw new Error("event is not parseable");
    const l1Decision = this.#judgeL1(parsed);
    const l1 = staged(l1Decision, evidenceComplete(parsed));
    const { l2 } = this.#tiers;
    if (l2 === undefined || !l1.nextTierEligible || l1Decision.tier === "Sae") {
      const cause = l1Decision.tier === "Sae" ? "sae" : "l1";
      return {
        ...l1,
        effectiveDecision: l1Decision,
        ...(l1.stageStatus === "escalated" && { escalationCause: cause }),
      };
    }
    const l2Decision = await tierDecision(l2, parsed, this.#context(parsed, l1Decision, options.signal));
    const escalated = l2Decision.verdict === "escalate";
    return {
      l1Decision,
      l2Decision,
      effectiveDecision: l2Decision,
      stageStatus: escalated ? "escalated" : "completed",
      nextTierEligible: escalated,
      ...(escalated && { escalationCause: "l2" }),
    };
  }

  /** Tells how the decision on an event comes about. Asks no deeper tier and writes nothing. */
  explain(event: EventInput): Explanation | null {
    const parsed = parseEvent(event);
    if (parsed === null) return null;
    const subject = subjectOf(parsed);
    const complete = evidenceComplete(parsed);
    const l1Decision = this.#judgeL1(parsed);
    const decision = this.#settle(parsed, l1Decision);
    const deny = explainDeny(decision, this.#sinks, this.policy.dryRun);
    const decider = l1Decision.rule;
    const steps =
      l1Decision.tier === "Sae"
        ? []
        : explainSteps(this.#engine, { kind: parsed.kind, subject, decider, evidenceComplete: complete });
    return {
      event: parsed,
      subject,
      evidenceComplete: complete,
      steps,
      l1Decision,
      decision,
      ...(deny === undefined ? {} : { deny }),
    };
  }

  async #evaluate(event: JudgedEvent, signal: AbortSignal | undefined): Promise<Decision> {
    signal?.throwIfAborted();
    let decision = this.#judgeL1(event);
    for (const judge of this.#tiersAfter(event, decision)) {
      if (decision.verdict === "escalate") {
        decision = await tierDecision(judge, event, this.#context(event, decision, signal));
      }
    }
    return this.#count(this.#settle(event, decision));
  }

  /** What the rules decide on a line; null if it is not judged; undefined if the event must be read whole to decide. */
  #judgeQuickly(event: EventInput): Decision | null | undefined {
    if (typeof event === "string") return this.#lineJudge.judgeText(event);
    return isBytes(event) ? this.#lineJudge.judge(event, 0, event.length) : undefined;
  }

  #judgeL1(event: JudgedEvent): Decision {
    const { sae } = this.#tiers;
    if (event.kind !== "LlmActivations" || (sae === undefined && this.policy.sae === undefined)) {
      return judgeByRules(this.#engine, event);
    }
    return sae === undefined
      ? tierUnavailable("Sae", "the judge was built without it", event)
      : saeDecision(sae, event);
  }

  /** The tiers that may settle an escalation of L1, in order. */
  #tiersAfter(event: JudgedEvent, { tier }: Decision): Judge[] {
    const { l2, l3 } = this.#tiers;
    if (tier === "Sae") return l3 === undefined ? [] : [l3];
    return evidenceComplete(event) ? [l2, l3].filter((judge) => judge !== undefined) : [];
  }

  #context(event: JudgedEvent, escalation: Decision, signal?: AbortSignal): JudgeContext {
    const { failClosed } = this.policy;
    const matchSpan = escalationSpan(this.#engine, event);
    return { escalation, failClosed, ...(matchSpan && { matchSpan }), ...(signal && { signal }) };
  }

  /** Applies the fail mode. An escalation for want of evidence is never made an allow. */
  #settle(event: JudgedEvent, decision: Decision): Decision {
    const { failClosed } = this.policy;
    const undecidable = decision.tier === "Rules" && !evidenceComplete(event);
    return undecidable && !failClosed ? decision : applyFailMode(decision, failClosed);
  }

  #count(decision: Decision): Decision {
    this.#metrics.judged++;
    if (decision.verdict === "block") this.#metrics.blocked++;
    return decision;
  }

  /** The path that a line was written to. */
  #enforce({ verdict, action }: Decision): string | undefined {
    if (verdict !== "block" || action === undefined || this.policy.dryRun) return undefined;
    const outcome = this.#enforcer(action);
    switch (outcome.kind) {
      case "written":
        this.#metrics.enforced++;
        return outcome.path;
      case "rejected":
        this.#metrics.enforceRejected++;
        return undefined;
      case "failed":
        this.#metrics.enforceErrors++;
        this.#report(outcome.error);
        return undefined;
      default:
        return undefined;
    }
  }

  #report(error: EnforceError): void {
    try {
      this.#onEnforceError?.(error);
    } catch {
      // A hook that fails must not take the decision with it.
    }
  }
}

function engineMaker({ createEngine, maxAutomatonBytes }: SentryOptions): CreateRuleEngine {
  if (createEngine !== undefined) return createEngine;
  return (rules) => createAutomatonEngine(rules, maxAutomatonBytes === undefined ? {} : { maxAutomatonBytes });
}

function staged(l1Decision: Decision, isComplete: boolean): L1Result {
  if (l1Decision.verdict !== "escalate") return { l1Decision, stageStatus: "completed", nextTierEligible: false };
  if (isComplete) return { l1Decision, stageStatus: "escalated", nextTierEligible: true };
  return { l1Decision, stageStatus: "escalated", nextTierEligible: false, stopReason: "evidence_incomplete" };
}
