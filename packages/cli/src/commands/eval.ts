import { subjectOf } from "@a3s/sentry-core";
import { Command, Option } from "commander";
import { tableHead, tableRow, unjudgedRow } from "../eval/decision-table.js";
import { prettySummary } from "../eval/eval-summary.js";
import { type EvalFormat, judgeLines } from "../eval/judge-lines.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { fileErrorMessage } from "../io/file-error.js";
import { jsonText } from "../io/json-text.js";
import { openEvents } from "../io/open-events.js";
import { displayName } from "../io/read-source.js";
import { loadJudge } from "../policy/load-judge.js";
import { type Colors, colorsFor } from "../terminal/colors.js";
import { outputWidth } from "../terminal/width.js";
import type { CommandHost } from "./command-host.js";

interface EvalOptions {
  readonly policy: string;
  readonly format: "pretty" | "json";
}

/** `sentry eval`: what a policy says to recorded events. */
export function evalCommand(host: CommandHost): Command {
  return new Command("eval")
    .usage("--policy <file> [options] [events]")
    .summary("judge recorded events without acting")
    .description(
      "Judges events, one JSON object per line, and prints the decisions. Nothing is enforced: no deny file is written. Lines that are no events, or are of a kind that is not judged, are counted and never end the run.",
    )
    .argument("[events]", "file of events; `-` or nothing is standard input", "-")
    .requiredOption("--policy <file>", "policy to judge by; `-` is standard input")
    .addOption(new Option("--format <format>", "form of the output").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", examples)
    .action(async (events: string, options: EvalOptions) => host.exit(await evaluate(host, events, options)));
}

const examples = `
Examples:
  sentry eval --policy sentry.acl events.ndjson
  collector | sentry eval --policy sentry.acl
  sentry eval --policy sentry.acl --format json events.ndjson | jq 'select(.decision.verdict == "block")'`;

async function evaluate({ context }: CommandHost, events: string, options: EvalOptions): Promise<ExitCode> {
  const { stdout, stderr } = context;
  if (options.policy === "-" && events === "-") {
    await stderr.write("sentry eval: policy and events cannot both be standard input\n");
    return exitCodes.failure;
  }
  const judge = await loadJudge(context, "eval", options.policy);
  if (!judge.loaded) return judge.exit;
  const format = options.format === "json" ? jsonFormat : prettyFormat(colorsFor(context, stdout), outputWidth(stdout));
  try {
    for await (const output of judgeLines(judge.sentry, openEvents(context, events), format)) {
      await stdout.write(output);
      if (stdout.closed) break;
    }
  } catch (error) {
    if (!isFileError(error)) throw error;
    await stderr.write(`sentry eval: ${fileErrorMessage(displayName(events), error)}\n`);
    return exitCodes.failure;
  }
  return exitCodes.ok;
}

function prettyFormat(colors: Colors, width: number): EvalFormat {
  const options = { colors, width };
  return {
    head: () => tableHead(options),
    judged: (line, event, decision) =>
      tableRow({ line, kind: event.kind, subject: subjectOf(event), decision }, options),
    unjudged: (line, why) => unjudgedRow(line, why(), options),
    end: (summary) => `\n${prettySummary(summary, colors)}\n`,
  };
}

const jsonFormat: EvalFormat = {
  head: () => "",
  judged: (line, _event, decision) => `${jsonText({ line, decision })}\n`,
  unjudged: () => "",
  end: (summary) => `${jsonText({ summary })}\n`,
};

function isFileError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
