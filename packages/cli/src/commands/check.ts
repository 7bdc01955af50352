import type { Diagnostic, DiagnosticSeverity } from "@a3s/acl-grammar";
import {
  analyzePolicy,
  type CheckPolicyOptions,
  checkPolicy,
  deepBudget,
  driveAnalysis,
  normalBudget,
  type PolicyAnalysis,
} from "@a3s/sentry-core";
import { Command, Option } from "commander";
import type { CliContext } from "../context.js";
import { type JsonDiagnostic, jsonDiagnostic } from "../diagnostics/json-diagnostic.js";
import { prettyDiagnostics } from "../diagnostics/pretty-diagnostics.js";
import { summarizeFindings } from "../diagnostics/summarize-findings.js";
import { type ExitCode, exitCodes, worstExitCode } from "../exit-code.js";
import { jsonText } from "../io/json-text.js";
import { displayName, namesStdinTwice, readSource } from "../io/read-source.js";
import { colorsFor } from "../terminal/colors.js";
import { showProgress } from "../terminal/show-progress.js";
import type { CommandHost } from "./command-host.js";

interface CheckOptions {
  readonly format: "pretty" | "json";
  readonly failLevel: DiagnosticSeverity;
  readonly portability?: "hcl-rs";
  readonly deep?: true;
  readonly proofs: boolean;
}

/** `sentry check`: everything that the analysis of a policy finds. */
export function checkCommand(host: CommandHost): Command {
  return new Command("check")
    .summary("find what is wrong with a policy")
    .description(
      "Finds errors of syntax and schema in policies, rules that cannot do what they say, and assertions that do not hold.",
    )
    .argument("<file...>", "policies; `-` is standard input")
    .addOption(new Option("--format <format>", "form of the output").choices(["pretty", "json"]).default("pretty"))
    .addOption(
      new Option("--fail-level <severity>", "least severity that makes the exit code 1")
        .choices(ascendingSeverities.toReversed())
        .default("error"),
    )
    .addOption(new Option("--portability <tools>", "also find what these tools read differently").choices(["hcl-rs"]))
    .addOption(new Option("--deep", "search twenty times longer before something counts as not proven"))
    .addOption(new Option("--no-proofs", "check the text alone, prove nothing"))
    .addHelpText("after", examples)
    .action(async (files: string[], options: CheckOptions) => host.exit(await check(host, files, options)));
}

const examples = `
Examples:
  sentry check sentry.acl
  sentry check --fail-level warning policies/*.acl
  sentry check --format json sentry.acl | jq -r '.files[].diagnostics[].code'`;

const ascendingSeverities: readonly DiagnosticSeverity[] = ["hint", "information", "warning", "error"];

async function check({ context }: CommandHost, files: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const { stdout, stderr } = context;
  if (namesStdinTwice(files)) {
    await stderr.write("sentry check: only one file can be standard input\n");
    return exitCodes.failure;
  }
  const asJson: { file: string; diagnostics: JsonDiagnostic[]; truncated?: true; proven?: false }[] = [];
  const findings: (readonly Diagnostic[])[] = [];
  let exit: ExitCode = exitCodes.ok;
  for (const file of files) {
    const source = await readSource(context, file);
    if (!source.ok) {
      await stderr.write(`sentry check: ${source.message}\n`);
      exit = exitCodes.failure;
      continue;
    }
    const { parsed, diagnostics, truncated, accepted, proven } = await analyze(context, source.bytes, options);
    const open = accepted && proven === false;
    findings.push(diagnostics);
    if (diagnostics.some(({ severity }) => reaches(severity, options.failLevel))) {
      exit = worstExitCode(exit, exitCodes.findings);
    }
    if (options.format === "json") {
      const list = diagnostics.map((one) => jsonDiagnostic(parsed.lineIndex, one));
      asJson.push({ file, diagnostics: list, ...(truncated && { truncated }), ...(open && { proven: false }) });
    } else {
      const named = { ...parsed, name: displayName(file) };
      await stdout.write(prettyDiagnostics(named, { diagnostics, truncated }, context, stdout));
      if (open) await stdout.write(`${unsettled(named.name, options)}\n\n`);
    }
  }
  const end =
    options.format === "json" ? jsonText({ files: asJson }) : summarizeFindings(findings, colorsFor(context, stdout));
  await stdout.write(`${end}\n`);
  return exit;
}

/** A policy about which something stayed open must not look like one about which nothing is left to find. */
function unsettled(name: string, { deep }: CheckOptions): string {
  const more = deep ? "" : "; --deep searches longer";
  return `${name}: not every question about its rules was settled, so there may be more to find${more}`;
}

/** `proven` is left out where nothing was to be proved. */
async function analyze(
  context: CliContext,
  bytes: Uint8Array,
  options: CheckOptions,
): Promise<PolicyAnalysis & { readonly proven?: boolean }> {
  const portability = options.portability ? [options.portability] : [];
  if (!options.proofs) return analyzePolicy(bytes, { portability });
  const checkOptions: CheckPolicyOptions = { portability, budget: options.deep ? deepBudget : normalBudget };
  const progress = showProgress(context, "proving");
  try {
    return await driveAnalysis(checkPolicy(bytes, checkOptions), progress);
  } finally {
    await progress.end();
  }
}

function reaches(severity: DiagnosticSeverity, level: DiagnosticSeverity): boolean {
  return ascendingSeverities.indexOf(severity) >= ascendingSeverities.indexOf(level);
}
