import { type DryRunRow, driveAnalysis, dryRun, type Environment, fullDryRun } from "@a3s/sentry-core";
import type {
  FullDryRunPlan,
  FullDryRunRefused,
  FullDryRunResult,
  FullDryRunTier,
  PlanFullDryRunResult,
} from "../protocol/full-dry-run.js";
import type { SampleRun } from "../samples/samples.js";
import { fullDryRunJudge } from "./full-dry-run-judge.js";
import { neededVariables, plannedTiers, usedTiers } from "./planned-tiers.js";
import { refusal } from "./refusal.js";

/** What a server that runs as a program can do, and one in a web worker cannot. */
export interface LocalMachine {
  /** The variables of the server's process. */
  readonly environment: () => Environment;
  readonly absolutePath: (path: string) => string;
}

export interface FullDryRunInputs {
  /** The policy and its sample events as they are now; undefined where there is no such policy. */
  readonly runOf: (policy: string, signal: AbortSignal) => Promise<SampleRun | undefined>;
  readonly isTrusted: () => boolean;
  readonly machine?: LocalMachine;
}

export interface FullDryRunRequest {
  readonly uri: string;
  /** Lines of events in the place of the files. */
  readonly text?: string;
  readonly without: readonly FullDryRunTier[];
}

export interface RunOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Dry runs through all tiers: each is planned, agreed to by the user, and then done as it was planned. */
export interface FullDryRuns {
  plan(request: FullDryRunRequest, signal: AbortSignal): Promise<PlanFullDryRunResult | null>;
  run(token: string, options: RunOptions): Promise<FullDryRunResult>;
}

interface Planned {
  readonly request: FullDryRunRequest;
  /** The policy and the events that the plan was made for. */
  readonly texts: readonly string[];
  readonly next: FullDryRunPlan["next"];
  /** What was read when the user agreed to it: what runs is what was then shown. */
  readonly environment?: Environment;
  readonly madeAt: number;
}

/** More plans are not waiting for the user at a time. */
const maxPlans = 8;
/** A plan that nobody agrees to for so long, in milliseconds, is none any more. */
const planLifetime = 10 * 60_000;

export function createFullDryRuns({ runOf, isTrusted, machine }: FullDryRunInputs): FullDryRuns {
  const plans = new Map<string, Planned>();

  async function planFor(
    request: FullDryRunRequest,
    run: SampleRun,
    { environment, signal }: { readonly environment?: Environment; readonly signal: AbortSignal },
  ): Promise<FullDryRunRefused | FullDryRunPlan> {
    const { policy } = run.snapshot.analysis;
    if (run.tried === undefined) return refusal("errors");
    const used = usedTiers(policy, request.without);
    if (machine === undefined && used.agent !== undefined) return refusal("agent");
    if (machine === undefined && used.sae !== undefined) return refusal("dictionary");
    const rows: DryRunRow[] = [];
    for (const { text } of eventsOf(request, run)) {
      rows.push(...(await driveAnalysis(dryRun(run.tried.judge, text), { signal })));
    }
    const judged = rows.filter((row) => "verdict" in row);
    const absolutePath = machine?.absolutePath ?? ((path: string) => path);
    const { without } = request;
    const tiers = plannedTiers(policy, { without, absolutePath, ...(environment && { environment }) });
    const token = crypto.randomUUID();
    const { next } = tiers;
    const texts = textsOf(request, run);
    plans.set(token, { request, texts, next, madeAt: Date.now(), ...(environment && { environment }) });
    for (const oldest of [...plans.keys()].slice(0, -maxPlans)) plans.delete(oldest);
    const escalated = judged.filter(({ l1Verdict }) => l1Verdict === "escalate").length;
    return { outcome: "confirm", token, ...tiers, events: judged.length, escalated };
  }

  async function runPlanned(planned: Planned, options: RunOptions): Promise<FullDryRunResult> {
    const { request, environment: shown } = planned;
    const { signal } = options;
    const run = await runOf(request.uri, signal);
    if (run?.tried === undefined || !areEqual(textsOf(request, run), planned.texts)) return refusal("expired");
    if (!isTrusted()) return refusal("untrusted");
    const { text, analysis } = run.snapshot;
    const { policy } = analysis;
    const environment = shown ?? readVariables(neededVariables(policy, request.without));
    const sentry = fullDryRunJudge({ policy, text, without: request.without, environment });
    if (typeof sentry === "string") return { ...refusal("policy"), message: sentry };
    if (planned.next === "variables") return planFor(request, run, { environment, signal });
    const { judge } = run.tried;
    const files: { uri?: string; rows: readonly DryRunRow[] }[] = [];
    for (const { uri, text } of eventsOf(request, run)) {
      files.push({ ...(uri !== undefined && { uri }), rows: await fullDryRun(judge, sentry, text, options) });
    }
    return { outcome: "done", files };
  }

  function readVariables(names: readonly string[]): Environment {
    const all = machine?.environment() ?? {};
    return Object.fromEntries(names.map((name) => [name, Object.hasOwn(all, name) ? (all[name] ?? "") : ""]));
  }

  return {
    async plan(request, signal) {
      if (!isTrusted()) return refusal("untrusted");
      const run = await runOf(request.uri, signal);
      return run === undefined ? null : planFor(request, run, { signal });
    },
    async run(token, options) {
      if (!isTrusted()) return refusal("untrusted");
      const planned = plans.get(token);
      plans.delete(token);
      if (planned === undefined || Date.now() - planned.madeAt > planLifetime) return refusal("expired");
      return runPlanned(planned, options);
    },
  };
}

function eventsOf({ text }: FullDryRunRequest, { files }: SampleRun): readonly { uri?: string; text: string }[] {
  return text === undefined ? files.map(({ uri, file }) => ({ uri, text: file.text })) : [{ text }];
}

function textsOf(request: FullDryRunRequest, run: SampleRun): readonly string[] {
  const events = eventsOf(request, run).flatMap(({ uri = "", text }) => [uri, text]);
  return [run.snapshot.text, ...events];
}

function areEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, index) => text === others[index]);
}
