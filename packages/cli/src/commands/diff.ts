import { deepBudget, diffPolicies, driveAnalysis, type KindDiff, normalBudget } from "@a3s/sentry-core";
import { Command, Option } from "commander";
import type { CliContext } from "../context.js";
import { type ChangedEvent, type ComparedLines, changedEvents } from "../diff/changed-events.js";
import { diffReport, eventsReport, jsonDiff, type PolicyPair } from "../diff/diff-report.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { fileErrorMessage } from "../io/file-error.js";
import { jsonText } from "../io/json-text.js";
import { openEvents } from "../io/open-events.js";
import { displayName, namesStdinTwice } from "../io/read-source.js";
import { loadJudgedRules } from "../policy/load-judged-rules.js";
import { colorsFor } from "../terminal/colors.js";
import { showProgress } from "../terminal/show-progress.js";
import { outputWidth } from "../terminal/width.js";
import type { CommandHost } from "./command-host.js";

interface DiffOptions {
  readonly format: "pretty" | "json";
  readonly failOn: "looser" | "stricter" | "different";
  readonly events?: string;
  readonly deep?: true;
}

/** `sentry diff`: which events two policies judge differently. */
export function diffCommand(host: CommandHost): Command {
  return new Command("diff")
    .summary("tell which events two policies judge differently")
    .description(
      "Compares what the rules of two policies say to every event there can be, the built-in rules behind both: for each kind of event whether the new policy is equal, stricter, looser or mixed, and for each pair of rules between which events change a short one of them.",
    )
    .argument("<old>", "policy; `-` is standard input")
    .argument("<new>", "policy; `-` is standard input")
    .addOption(new Option("--format <format>", "form of the output").choices(["pretty", "json"]).default("pretty"))
    .addOption(
      new Option("--fail-on <change>", "what makes the exit code 1")
        .choices(["looser", "stricter", "different"])
        .default("different"),
    )
    .option("--events <file>", "also list the recorded events whose verdict changes; `-` is standard input")
    .addOption(new Option("--deep", "search twenty times longer before something counts as not proven"))
    .addHelpText("after", examples)
    .action(async (before: string, after: string, options: DiffOptions) =>
      host.exit(await diff(host, [before, after], options)),
    );
}

const examples = `
Examples:
  sentry diff old.acl new.acl
  sentry diff --fail-on looser old.acl new.acl
  git show HEAD:sentry.acl | sentry diff --events events.ndjson - sentry.acl`;

async function diff(
  { context }: CommandHost,
  files: readonly [string, string],
  options: DiffOptions,
): Promise<ExitCode> {
  const { stdout, stderr } = context;
  if (namesStdinTwice([...files, options.events])) {
    await stderr.write("sentry diff: only one of policies and events can be standard input\n");
    return exitCodes.failure;
  }
  const before = await loadJudgedRules(context, "diff", files[0]);
  if (!before.loaded) return before.exit === exitCodes.findings ? exitCodes.failure : before.exit;
  const after = await loadJudgedRules(context, "diff", files[1]);
  if (!after.loaded) return after.exit === exitCodes.findings ? exitCodes.failure : after.exit;
  const policies = { before: before.judged, after: after.judged };
  const events = await readChangedEvents(context, policies, options.events);
  if (events === "failed") return exitCodes.failure;
  const progress = showProgress(context, "comparing");
  let diffs: readonly KindDiff[];
  try {
    const run = diffPolicies(policies.before, policies.after, options.deep ? deepBudget : normalBudget);
    diffs = await driveAnalysis(run, progress);
  } finally {
    await progress.end();
  }
  if (options.format === "json") {
    const { changed, judged, notJudged } = events ?? {};
    const compared = changed && { events: changed.map((event) => ({ ...event })), judged, notJudged };
    await stdout.write(`${jsonText({ kinds: jsonDiff(policies, diffs), ...compared })}\n`);
  } else {
    const layout = { colors: colorsFor(context, stdout), width: outputWidth(stdout) };
    await stdout.write(diffReport(policies, diffs, layout));
    if (events) {
      await stdout.write(`\n${eventsReport(events, layout)}`);
    }
  }
  return diffs.some((one) => fails(one, options.failOn)) ? exitCodes.findings : exitCodes.ok;
}

/** Where not everything was settled, nobody knows that nothing changed. */
function fails({ relation, proven }: KindDiff, failOn: DiffOptions["failOn"]): boolean {
  if (!proven || relation === "mixed") return true;
  return failOn === "different" ? relation !== "equal" : relation === failOn;
}

async function readChangedEvents(
  context: CliContext,
  policies: PolicyPair,
  file: string | undefined,
): Promise<ComparedLines | undefined | "failed"> {
  if (file === undefined) return undefined;
  const changed: ChangedEvent[] = [];
  let [judged, notJudged] = [0, 0];
  try {
    for await (const lines of changedEvents(policies, openEvents(context, file))) {
      changed.push(...lines.changed);
      judged += lines.judged;
      notJudged += lines.notJudged;
    }
    return { changed, judged, notJudged };
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    await context.stderr.write(`sentry diff: ${fileErrorMessage(displayName(file), error)}\n`);
    return "failed";
  }
}
