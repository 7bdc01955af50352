import type { Diagnostic } from "@a3s/acl-grammar";
import { platform } from "#platform";
import { builtinRules } from "./builtin/builtin-rules.js";
import type { Decision } from "./decision/decision.js";
import { LineJudge } from "./decision/line-judge.js";
import { settleDecision } from "./decision/settle-decision.js";
import type { EnforceError, Enforcer, EnforceSinks } from "./enforce/enforcer.js";
import { createAutomatonEngine } from "./engine/automaton/automaton-engine.js";
import type { CreateRuleEngine } from "./engine/engine.js";
import { sslContent } from "./events/build-event.js";
import { evidenceComplete } from "./events/evidence-complete.js";
import { isBytes } from "./events/is-bytes.js";
import { parseEvent } from "./events/parse-event.js";
import { subjectOf } from "./events/subject-of.js";
import { explainDeny } from "./explain/explain-deny.js";
import { explainSteps } from "./explain/explain-steps.js";
import type { Explanation } from "./explain/explanation.js";
import type { InlineDecision, InspectWireOptions, WireDirection } from "./inline/inline-decision.js";
import type { InlineGate } from "./inline/inline-gate.js";
import { buildTiers } from "./load/build-tiers.js";
import { checkOptions } from "./load/check-options.js";
import { createEngineOf } from "./load/create-engine-of.js";
import { loadPolicy } from "./load/load-policy.js";
import { withCassette } from "./load/with-cassette.js";
import { SentryCounters } from "./metrics/sentry-counters.js";
import type { SentryMetrics } from "./metrics/sentry-metrics.js";
import { evaluateEvent } from "./pipeline/evaluate-event.js";
import { evaluateEventNow } from "./pipeline/evaluate-event-now.js";
import { judgeL1 } from "./pipeline/judge-l1.js";
import type { Pipeline } from "./pipeline/pipeline.js";
import { defaultMaxSpeculations, SpeculationSlots } from "./pipeline/speculation-slots.js";
import { evaluateEventL1, evaluateEventThroughL2, l1Result } from "./pipeline/staged-evaluation.js";
import type { Policy } from "./policy/policy.js";
import type { EvaluateOptions, SentryOptions } from "./sentry-options.js";
import type { L1Result, ThroughL2Result } from "./staged-result.js";

/** An event as a line of the collector, as text or as UTF-8 bytes, or as the object that JSON.parse made of it. */
export type EventInput = string | Uint8Array | object;

/** A decision, and the deny-file that a line was written to, as configured, where one was. */
export interface EnforcedDecision {
  readonly decision: Decision;
  readonly enforced?: string;
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
  readonly #pipeline: Pipeline;
  readonly #lineJudge: LineJudge;
  readonly #sinks: EnforceSinks;
  readonly #enforcer: Enforcer;
  readonly #onEnforceError: SentryOptions["onEnforceError"];
  /** What the inline gate looks for; compiled when it is first needed. */
  #inlineGate: InlineGate | undefined;

  private constructor(pathOrText: string, options: SentryOptions) {
    checkOptions(options);
    const { rulesOnly = false, env: environment = platform.environment() } = options;
    const { policy, settings, diagnostics, sinks } = loadPolicy(pathOrText, { environment, rulesOnly });
    const asked = buildTiers({ policy, settings, given: options, rulesOnly });
    const built = withCassette(asked, options, settings);
    this.policy = policy;
    this.diagnostics = [...diagnostics, ...built.diagnostics];
    const { runTiersNow } = platform;
    this.#pipeline = {
      engine: createEngineOf([...policy.rules, ...builtinRules()], engineMaker(options)),
      tiers: built.tiers,
      configured: built.configured,
      failClosed: policy.failClosed,
      ...(policy.speculate && { speculate: policy.speculate }),
      saeConfigured: policy.sae !== undefined,
      slots: new SpeculationSlots(options.maxSpeculations ?? defaultMaxSpeculations),
      counters: options.counters ?? new SentryCounters(),
      ...(runTiersNow && { runTiersNow }),
    };
    this.#lineJudge = new LineJudge(this.#pipeline.engine);
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
   * @throws {CassetteError} where the cassette cannot be read, or is none.
   * @throws {RangeError} where an option is out of its range.
   * @throws {TypeError} where there is no option of that name.
   */
  static create(pathOrText: string, options: SentryOptions = {}): Sentry {
    return new Sentry(pathOrText, options);
  }

  /** The counters so far. */
  get metrics(): SentryMetrics {
    return this.#pipeline.counters.snapshot();
  }

  /** Judges an event through all tiers. Rejects only where the signal is aborted, with its reason. */
  evaluate(event: EventInput, { signal }: EvaluateOptions = {}): Promise<Decision | null> {
    // Most events end here, and an async function would make them wait longer than they take.
    const quick = this.#judgeQuickly(event);
    if (quick === null) return Promise.resolve(null);
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (quick !== undefined && quick.verdict !== "escalate") {
      this.#pipeline.counters.countSettled(quick);
      return Promise.resolve(quick);
    }
    const parsed = parseEvent(event);
    return parsed === null ? Promise.resolve(null) : evaluateEvent(this.#pipeline, parsed, signal);
  }

  /**
   * Judges an event through all tiers, blocking the thread until they have answered: for scripts and hooks that cannot
   * wait otherwise. L2 and L3 of the policy run in a worker thread, which is gone when the program gets to anything else.
   * A judge of the caller's own is called here; one that answers with a promise counts as unavailable. In a browser,
   * where no thread may wait, so do L2 and L3 of the policy.
   */
  evaluateSync(event: EventInput): Decision | null {
    const quick = this.#judgeQuickly(event);
    if (quick === null) return null;
    if (quick !== undefined && quick.verdict !== "escalate") {
      this.#pipeline.counters.countSettled(quick);
      return quick;
    }
    const parsed = parseEvent(event);
    return parsed === null ? null : evaluateEventNow(this.#pipeline, parsed);
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
    if (quick !== undefined) return quick === null ? null : l1Result(quick, true);
    const parsed = parseEvent(event);
    return parsed === null ? null : evaluateEventL1(this.#pipeline, parsed);
  }

  /**
   * As `evaluateL1`, for the line that stands in the bytes from `start` up to `end`: for streams, where making an array
   * of each line, or a string, costs more than judging it. A {@link LineSplitter} finds the lines.
   */
  evaluateL1Line(bytes: Uint8Array, start = 0, end: number = bytes.length): L1Result | null {
    const quick = this.#lineJudge.judge(bytes, start, end);
    if (quick !== undefined) return quick === null ? null : l1Result(quick, true);
    const parsed = parseEvent(bytes.subarray(start, end));
    return parsed === null ? null : evaluateEventL1(this.#pipeline, parsed);
  }

  /**
   * Judges an event by L1 and, where that escalates, by L2. Asks no agent and applies no fail mode. Rejects where the
   * event is not one that is judged.
   */
  async evaluateThroughL2(event: EventInput, { signal }: EvaluateOptions = {}): Promise<ThroughL2Result> {
    const parsed = parseEvent(event);
    if (parsed === null) throw new Error("event is not parseable");
    return evaluateEventThroughL2(this.#pipeline, parsed, signal);
  }

  /**
   * Judges a text on its way to a model or from it as an SslContent event through all tiers, and finds the secrets and
   * personal data to mask in it, whatever the verdict is: see `docs/inline.md`. The tiers see the text as it is.
   *
   * Rejects where the signal is aborted, with its reason, and with a TypeError where `content` is not a text or
   * `direction` is neither way.
   */
  async inspectWire(
    content: string,
    direction: WireDirection,
    options: InspectWireOptions = {},
  ): Promise<InlineDecision> {
    if (direction !== "request" && direction !== "response") {
      throw new TypeError('inspectWire takes a direction, "request" or "response"');
    }
    const { pid = 0, vault, ...about } = options;
    const decision = await this.evaluate(sslContent(pid, content, direction === "response", about), options);
    if (decision === null)
      throw new TypeError("inspectWire takes a text, and a process identifier from 0 to 4294967295");
    // Loaded here, so that judges who never meet a text do not carry the detectors.
    const { createInlineGate, makeInlineDecision } = await import("./inline/gate.js");
    this.#inlineGate ??= createInlineGate(this.policy.mask);
    return makeInlineDecision(content, decision, { gate: this.#inlineGate, vault });
  }

  /** Tells how the decision on an event comes about. Asks no deeper tier and writes nothing. */
  explain(event: EventInput): Explanation | null {
    const parsed = parseEvent(event);
    if (parsed === null) return null;
    const subject = subjectOf(parsed);
    const complete = evidenceComplete(parsed);
    const l1Decision = judgeL1(this.#pipeline, parsed);
    const decision = settleDecision(parsed, l1Decision, this.policy.failClosed);
    const deny = explainDeny(decision, this.#sinks, this.policy.dryRun);
    const decider = l1Decision.rule;
    const steps =
      l1Decision.tier === "Sae"
        ? []
        : explainSteps(this.#pipeline.engine, { kind: parsed.kind, subject, decider, evidenceComplete: complete });
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

  /** What the rules decide on a line; null if it is not judged; undefined if the event must be read whole to decide. */
  #judgeQuickly(event: EventInput): Decision | null | undefined {
    if (typeof event === "string") return this.#lineJudge.judgeText(event);
    return isBytes(event) ? this.#lineJudge.judge(event, 0, event.length) : undefined;
  }

  /** The path that a line was written to. */
  #enforce({ verdict, action }: Decision): string | undefined {
    if (verdict !== "block" || action === undefined || this.policy.dryRun) return undefined;
    const outcome = this.#enforcer(action);
    this.#pipeline.counters.countEnforcement(outcome);
    if (outcome.kind === "failed") this.#report(outcome.error);
    return outcome.kind === "written" ? outcome.path : undefined;
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
