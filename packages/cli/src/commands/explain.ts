import { Command, Option } from "commander";
import { explanationReport } from "../eval/explanation-report.js";
import { jsonExplanation } from "../eval/json-explanation.js";
import { readEvent } from "../eval/read-event.js";
import { whyNotJudged } from "../eval/why-not-judged.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { jsonText } from "../io/json-text.js";
import { loadJudge } from "../policy/load-judge.js";
import { colorsFor } from "../terminal/colors.js";
import { visibleText } from "../terminal/visible-text.js";
import { outputWidth } from "../terminal/width.js";
import type { CommandHost } from "./command-host.js";

interface ExplainOptions {
  readonly policy: string;
  readonly format: "pretty" | "json";
}

/** `sentry explain`: why an event gets its decision. */
export function explainCommand(host: CommandHost): Command {
  return new Command("explain")
    .usage("--policy <file> [options] <event>")
    .summary("show how the decision about one event comes about")
    .description(
      "Shows how the decision about one event comes about: the text that the rules match, every rule in order and why it did or did not decide, and what would be denied. Nothing is written, and no deeper tier is asked.",
    )
    .argument("<event>", "event as JSON; `-` is standard input, `@FILE` the content of a file")
    .requiredOption("--policy <file>", "policy to judge by; `-` is standard input")
    .addOption(new Option("--format <format>", "form of the output").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", examples)
    .action(async (event: string, options: ExplainOptions) => host.exit(await explain(host, event, options)));
}

const examples = `
Examples:
  sentry explain --policy sentry.acl '{"event":{"Dns":{"pid":1,"query":"c8f2k1.oast.fun"}}}'
  sed -n 28p events.ndjson | sentry explain --policy sentry.acl -
  sentry explain --policy sentry.acl --format json @event.json | jq '.steps[] | select(.outcome == "decides")'`;

async function explain({ context }: CommandHost, argument: string, options: ExplainOptions): Promise<ExitCode> {
  const { stdout, stderr } = context;
  if (options.policy === "-" && argument === "-") {
    await stderr.write("sentry explain: policy and event cannot both be standard input\n");
    return exitCodes.failure;
  }
  const judge = await loadJudge(context, "explain", options.policy);
  if (!judge.loaded) return judge.exit;
  const event = await readEvent(context, argument);
  if (!event.ok) {
    await stderr.write(`sentry explain: ${event.message}\n`);
    return exitCodes.failure;
  }
  const explanation = judge.sentry.explain(event.text);
  if (explanation === null) {
    await stderr.write(`sentry explain: the event is not judged: ${visibleText(whyNotJudged(event.text))}\n`);
    return exitCodes.findings;
  }
  const pretty = () =>
    explanationReport(explanation, { colors: colorsFor(context, stdout), width: outputWidth(stdout) });
  await stdout.write(options.format === "json" ? `${jsonText(jsonExplanation(explanation))}\n` : pretty());
  return exitCodes.ok;
}
