import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { type ExitCode, exitCodes, worstExitCode } from "../exit-code.js";
import { coverageTable } from "../expectations/coverage-table.js";
import { jsonRefusedTest, jsonTest } from "../expectations/json-test.js";
import { coverageOf, isPassed, tryPolicy } from "../expectations/policy-test.js";
import { type EventsSource, eventsBeside, readEvents } from "../expectations/read-events.js";
import { testReport } from "../expectations/test-report.js";
import { jsonText } from "../io/json-text.js";
import { namesStdinTwice } from "../io/read-source.js";
import { loadPolicy } from "../policy/load-policy.js";
import { colorsFor } from "../terminal/colors.js";
import { visibleText } from "../terminal/visible-text.js";
import { outputWidth } from "../terminal/width.js";
import type { CommandHost } from "./command-host.js";

interface TestOptions {
  readonly format: "pretty" | "json";
  readonly events?: readonly string[];
  readonly coverage?: true;
  readonly minCoverage?: number;
}

/** `sentry test`: whether a policy decides as is expected. */
export function testCommand(host: CommandHost): Command {
  return new Command("test")
    .summary("try a policy with the events and decisions that are expected of it")
    .description(
      "Judges the sample events of a policy, `NAME.events.ndjson` beside `NAME.acl`, and those of its `# expect` comments, and compares the decisions with what is expected. Nothing is written, no deeper tier is asked, and no environment variable is read.",
    )
    .addArgument(new Argument("[policy...]", "policies; `-` is standard input").default(["sentry.acl"], "sentry.acl"))
    .addOption(
      new Option(
        "--events <file>",
        "file of sample events instead of those beside the policies; may be repeated",
      ).argParser((file: string, files: readonly string[] | undefined) => [...(files ?? []), file]),
    )
    .addOption(new Option("--format <format>", "form of the output").choices(["pretty", "json"]).default("pretty"))
    .addOption(new Option("--coverage", "also show how many events each rule matches and decides"))
    .addOption(
      new Option(
        "--min-coverage <percent>",
        "fail where a smaller share of the rules of the file decides an event",
      ).argParser(percent),
    )
    .addHelpText("after", examples)
    .action(async (policies: string[], options: TestOptions) => host.exit(await test(host, policies, options)));
}

const examples = `
Examples:
  sentry test
  sentry test --coverage policies/*.acl
  sentry test --events recorded.ndjson --format json sentry.acl | jq '.policies[].results[] | select(.passed | not)'`;

function percent(value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !(number >= 0 && number <= 100)) throw new InvalidArgumentError("expected 0 to 100");
  return number;
}

async function test({ context }: CommandHost, policies: readonly string[], options: TestOptions): Promise<ExitCode> {
  const { stdout, stderr } = context;
  const forPrograms: object[] = [];
  let exit: ExitCode = exitCodes.ok;
  const fail = async (message: string) => {
    await stderr.write(`sentry test: ${message}\n`);
    exit = exitCodes.failure;
  };
  if (namesStdinTwice([...policies, ...(options.events ?? [])])) {
    await fail("only one file can be standard input");
    return exit;
  }
  const given: EventsSource[] = [];
  for (const name of options.events ?? []) {
    const read = await readEvents(context, name);
    if (!read.ok) await fail(read.message);
    else given.push(read.source);
  }
  // Without a file that was asked for, what is left says nothing about the policy.
  if (exit !== exitCodes.ok) return exit;

  const showsCoverage = options.coverage === true || options.minCoverage !== undefined;
  const layout = { colors: colorsFor(context, stdout), width: outputWidth(stdout) };
  for (const policy of policies) {
    const loaded = await loadPolicy(context, "test", policy);
    if (!loaded.loaded) {
      exit = worstExitCode(exit, loaded.exit);
      if (loaded.refused !== undefined) forPrograms.push(jsonRefusedTest(policy, loaded.refused));
      continue;
    }
    const events = [...given];
    const beside = options.events === undefined ? await eventsBeside(context, policy) : undefined;
    if (beside !== undefined) {
      const read = await readEvents(context, beside);
      if (!read.ok) {
        await fail(read.message);
        continue;
      }
      events.push(read.source);
    }
    const tried = await tryPolicy(context, policy, loaded.analysis, events);
    if (!isPassed(tried)) exit = worstExitCode(exit, exitCodes.findings);
    if (options.format === "json") forPrograms.push(jsonTest(tried, showsCoverage));
    else {
      await stdout.write(testReport(context, tried, layout));
      if (showsCoverage) await stdout.write(`\n${coverageTable(tried, layout)}`);
    }
    if (coverageOf(tried).percent < (options.minCoverage ?? 0)) {
      exit = worstExitCode(exit, exitCodes.findings);
      await stderr.write(
        `sentry test: ${visibleText(policy)}: less than ${options.minCoverage} % of the rules decide an event\n`,
      );
    }
  }
  if (options.format === "json") await stdout.write(`${jsonText({ policies: forPrograms })}\n`);
  return exit;
}
