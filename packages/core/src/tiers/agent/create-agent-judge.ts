import { resolve } from "node:path";
import type { Decision } from "../../decision/decision.js";
import { naturalDeny } from "../../decision/deny-target.js";
import { inferRisk } from "../../decision/infer-risk.js";
import type { JudgedEvent } from "../../events/event.js";
import { subjectOf } from "../../events/subject-of.js";
import type { Judge, JudgeContext } from "../judge.js";
import { type ParsedVerdict, parseVerdict } from "../prompt/parse-verdict.js";
import { createNonce } from "../prompt/untrusted-text.js";
import { lastTierUnavailable } from "../tier-unavailable.js";
import { agentArguments, defaultArguments } from "./agent-arguments.js";
import { agentEnvironment, secretsOf } from "./agent-environment.js";
import { AgentFailure } from "./agent-failure.js";
import { agentPrompt, needsEventFile } from "./agent-prompt.js";
import { withPrivateDirectory, writePrivateFile } from "./private-directory.js";
import { readAnswer } from "./read-answer.js";
import { type ProcessOutput, runProcess } from "./run-process.js";

export interface AgentJudgeOptions {
  /**
   * The program. A name without a slash is looked up in `PATH`; a path that is not absolute starts in the working
   * directory of this program.
   */
  readonly bin: string;
  /** The folder of skills; a path that is not absolute starts in the working directory of this program. */
  readonly skills?: string;
  /** How many seconds an investigation may take: more than 0, at most 86400. Default 120. */
  readonly timeoutS?: number;
  /**
   * The arguments, with `{skills}` and `{prompt}` filled in. Default: `--skills DIR --json -p PROMPT`. Without a folder
   * of skills, an argument that holds `{skills}` is left out, and with it the option before it whose value it is.
   */
  readonly args?: readonly string[];
  /** The environment that the agent inherits. Default: that of this program. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Names of variables that the agent must not inherit, such as the one with the key of L2. */
  readonly withholdEnv?: readonly string[];
  /**
   * What must not stand in a reason, such as keys in `args`. The values of inherited variables whose names end in `KEY`,
   * `TOKEN`, `SECRET`, `PASSWORD` or `CREDENTIALS` never do.
   */
  readonly secrets?: readonly string[];
}

const maxTimeoutS = 86_400;

/** How many bytes of standard output are taken. */
const maxOutputBytes = 1024 * 1024;

/**
 * The tier L3: a program that investigates an event and prints a verdict.
 *
 * Each investigation runs the program anew, without a shell and without standard input, in a session and process group of
 * its own, in a new empty directory that only this user can enter: a folder that others may write to, such as the one that
 * an AI agent works in, would let them configure the investigator. What is left of it afterwards is killed, and the
 * directory removed. Standard error goes nowhere.
 *
 * An answer is the verdict in the standard output of a program that ended with exit code 0; a block counts however it
 * ended. An escalation stays one, for the caller's fail mode. Everything else (no program, no answer in time, more than
 * 1 MiB of it, no clear verdict) is the fail mode with the reason `L3 unavailable (WHY); fail-open` or `…fail-closed`.
 * An aborted investigation rejects with the reason of the signal, after everything has been cleaned up.
 *
 * @throws {RangeError} where the time is out of its range, or no argument holds the prompt.
 */
export function createAgentJudge(options: AgentJudgeOptions): Judge {
  const { bin, skills, args, timeoutS = 120 } = options;
  if (!(timeoutS > 0 && timeoutS <= maxTimeoutS)) {
    throw new RangeError(`the timeout of the agent is not more than 0 and at most ${maxTimeoutS} seconds`);
  }
  if (args?.some((argument) => argument.includes("{prompt}")) === false) {
    throw new RangeError("no argument of the agent holds {prompt}");
  }
  const settings: Settings = {
    ...options,
    // The agent runs in another directory, so that paths are made absolute here. A bare name is for PATH.
    bin: /[/\\]/.test(bin) ? resolve(bin) : bin,
    ...(skills === undefined ? {} : { skills: resolve(skills) }),
  };
  return { tier: "Agent", judge: (event, context) => investigate(event, context, settings) };
}

type Settings = AgentJudgeOptions;

async function investigate(event: JudgedEvent, context: JudgeContext, settings: Settings): Promise<Decision> {
  context.signal?.throwIfAborted();
  const nonce = createNonce();
  const inherited = settings.env ?? process.env;
  const secrets = [...(settings.secrets ?? []), ...secretsOf(inherited)];
  try {
    const output = await withPrivateDirectory((directory) =>
      runAgent(event, { context, settings, directory, nonce, inherited }),
    );
    return decide(event, verdictIn(output, { event, nonce, secrets, escalation: context.escalation }));
  } catch (error) {
    context.signal?.throwIfAborted();
    const why = error instanceof AgentFailure ? error.message : "the agent could not be run";
    return lastTierUnavailable(why, event, context.failClosed);
  }
}

interface Run {
  readonly context: JudgeContext;
  readonly settings: Settings;
  readonly directory: string;
  readonly nonce: string;
  readonly inherited: Readonly<Record<string, string | undefined>>;
}

async function runAgent(event: JudgedEvent, run: Run): Promise<ProcessOutput> {
  const { context, settings, directory, nonce, inherited } = run;
  const { skills, withholdEnv: withheld = [] } = settings;
  const prompt = agentPrompt(event, { nonce, context, skills });
  const args = agentArguments(
    settings.args ?? defaultArguments,
    skills === undefined ? { prompt } : { prompt, skills },
  );
  const file = needsEventFile(event) ? { eventFile: await writePrivateFile(directory, "event.json", event.raw) } : {};
  const marker = createNonce();
  return runProcess({
    file: settings.bin,
    args,
    directory,
    environment: agentEnvironment({ inherited, withheld, marker, ...file }),
    marker,
    timeoutMs: (settings.timeoutS ?? 120) * 1000,
    maxOutputBytes,
    ...(context.signal === undefined ? {} : { signal: context.signal }),
  });
}

interface VerdictRequest {
  readonly event: JudgedEvent;
  readonly escalation: Decision;
  readonly nonce: string;
  readonly secrets: readonly string[];
}

function verdictIn({ stdout, succeeded, ending }: ProcessOutput, request: VerdictRequest): ParsedVerdict {
  const { event, nonce, secrets, escalation } = request;
  if (stdout.length === 0) throw new AgentFailure(succeeded ? "it ended without output" : ending);
  const answer = readAnswer(stdout.toString("utf8"));
  if (!answer.ok) throw new AgentFailure(answer.why);
  const parsed = parseVerdict(answer.text, { nonce, secrets, untrusted: untrustedOf(event, escalation) });
  if (succeeded && !parsed.ok) throw new AgentFailure(parsed.why);
  // An agent that failed may not have seen what it would have blocked; what it did see counts.
  if (!parsed.ok || (!succeeded && parsed.verdict.verdict !== "block")) throw new AgentFailure(ending);
  return parsed.verdict;
}

/** What the prompt shows, as it shows it: the names of an actor stand in the raw event with the escapes of JSON. */
function untrustedOf(event: JudgedEvent, escalation: Decision): string[] {
  const { identity, provider = "", raw } = event;
  const { agent = "", task = "", session = "" } = identity;
  return [raw, subjectOf(event), agent, task, session, provider, escalation.reason];
}

function decide(event: JudgedEvent, { verdict, severity, reason: text }: ParsedVerdict): Decision {
  const reason = `L3: ${text}`;
  if (verdict === "allow") return { verdict, tier: "Agent", severity, reason };
  const risk = inferRisk(reason, event.kind, "Agent");
  const action = verdict === "block" ? naturalDeny(event) : undefined;
  return { verdict, tier: "Agent", severity, reason, risk, ...(action === undefined ? {} : { action }) };
}
