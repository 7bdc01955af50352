import {
  analyzeReachability,
  deepBudget,
  driveAnalysis,
  normalBudget,
  type Reachability,
  ruleReachability,
} from "@a3s/sentry-core";
import { Command, Option } from "commander";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { escapeUnseen, jsonText } from "../io/json-text.js";
import { loadJudgedRules } from "../policy/load-judged-rules.js";
import { colorsFor } from "../terminal/colors.js";
import { showProgress } from "../terminal/show-progress.js";
import { visibleText } from "../terminal/visible-text.js";
import { outputWidth } from "../terminal/width.js";
import { jsonWitness, type RuleWitness, witnessRow } from "../witness/rule-witness.js";
import type { CommandHost } from "./command-host.js";

interface WitnessOptions {
  readonly policy: string;
  readonly format: "pretty" | "json" | "ndjson";
  readonly deep?: true;
}

/** `sentry witness`: a shortest event for each rule. */
export function witnessCommand(host: CommandHost): Command {
  return new Command("witness")
    .usage("--policy <file> [options] [rule]")
    .summary("give the shortest event that each rule decides")
    .description(
      "Gives for each rule of a policy a shortest event that it decides, or proves that there is none and names the rules that hide it.",
    )
    .argument("[rule]", "name of a rule, of the file or built in; without it all of them")
    .requiredOption("--policy <file>", "policy; `-` is standard input")
    .addOption(
      new Option("--format <format>", "form of the output; `ndjson` is the events alone")
        .choices(["pretty", "json", "ndjson"])
        .default("pretty"),
    )
    .addOption(new Option("--deep", "search twenty times longer before something counts as not proven"))
    .addHelpText("after", examples)
    .action(async (rule: string | undefined, options: WitnessOptions) => host.exit(await witness(host, rule, options)));
}

const examples = `
Examples:
  sentry witness --policy sentry.acl
  sentry witness --policy sentry.acl no-netcat
  sentry witness --policy sentry.acl --format ndjson | sentry eval --policy sentry.acl`;

async function witness(
  { context }: CommandHost,
  name: string | undefined,
  { policy, format, deep }: WitnessOptions,
): Promise<ExitCode> {
  const { stdout, stderr } = context;
  const loaded = await loadJudgedRules(context, "witness", policy);
  if (!loaded.loaded) return loaded.exit;
  const { judged } = loaded;
  const wanted = [...judged.rules.keys()].filter((index) => name === undefined || judged.rules[index]?.name === name);
  if (name !== undefined && wanted.length === 0) {
    await stderr.write(`sentry witness: the policy has no rule ${visibleText(name)}\n`);
    return exitCodes.failure;
  }
  const budget = deep ? deepBudget : normalBudget;
  const progress = showProgress(context, "searching");
  const answers: Reachability[] = [];
  try {
    if (name === undefined) answers.push(...(await driveAnalysis(analyzeReachability(judged, budget), progress)));
    else for (const index of wanted) answers.push(await driveAnalysis(ruleReachability(judged, index, budget)));
  } finally {
    await progress.end();
  }
  const found = wanted.map((index, at): RuleWitness => ({ index, answer: answers[at] ?? { kind: "unproven" } }));
  if (format === "json") {
    await stdout.write(`${jsonText({ rules: found.map((one) => jsonWitness(judged, one)) })}\n`);
  } else {
    const layout = { colors: colorsFor(context, stdout), width: outputWidth(stdout) };
    for (const one of found) {
      if (format === "pretty") await stdout.write(witnessRow(judged, one, layout));
      else if (one.answer.kind === "reachable") await stdout.write(`${escapeUnseen(one.answer.witness.event)}\n`);
    }
  }
  return answers.some(({ kind }) => kind === "unreachable") ? exitCodes.findings : exitCodes.ok;
}
