import { builtinRules, type Rule } from "@a3s/sentry-core";
import { Command, Option } from "commander";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { jsonText } from "../io/json-text.js";
import { loadPolicy } from "../policy/load-policy.js";
import { ruleTable } from "../policy/rule-table.js";
import { colorsFor } from "../terminal/colors.js";
import { outputWidth } from "../terminal/width.js";
import type { CommandHost } from "./command-host.js";

interface RulesOptions {
  readonly policy: string;
  readonly format: "pretty" | "json";
}

/** `sentry rules`: the rules in the order in which they are tried. */
export function rulesCommand(host: CommandHost): Command {
  return new Command("rules")
    .usage("--policy <file> [options]")
    .summary("list the rules in the order in which they are tried")
    .description("Lists the rules of a policy in effective order: those of the file, then the built-in ones.")
    .requiredOption("--policy <file>", "policy; `-` is standard input")
    .addOption(new Option("--format <format>", "form of the output").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", examples)
    .action(async (options: RulesOptions) => host.exit(await rules(host, options)));
}

const examples = `
Examples:
  sentry rules --policy sentry.acl
  sentry rules --policy sentry.acl --format json | jq -r '.rules[] | select(.layer == "site") | .name'`;

async function rules({ context }: CommandHost, { policy, format }: RulesOptions): Promise<ExitCode> {
  const { stdout } = context;
  const loaded = await loadPolicy(context, "rules", policy);
  if (!loaded.loaded) return loaded.exit;
  const effective = [...loaded.analysis.policy.rules, ...builtinRules()];
  const pretty = () => ruleTable(effective, { colors: colorsFor(context, stdout), width: outputWidth(stdout) });
  await stdout.write(format === "json" ? `${jsonText({ rules: effective.map(jsonRule) })}\n` : pretty());
  return exitCodes.ok;
}

/** A rule in the JSON output; `position` counts from 1 over both layers. */
function jsonRule({ layer, name, on, match, verdict, severity, reason, action, risk }: Rule, index: number) {
  return { position: index + 1, layer, name, on, match, verdict, severity, reason, action, risk };
}
