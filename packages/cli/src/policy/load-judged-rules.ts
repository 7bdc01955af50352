import { builtinRules, type JudgedRules, judgedRules } from "@a3s/sentry-core";
import type { CliContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";
import { loadPolicy } from "./load-policy.js";

export type LoadedRules =
  | { readonly loaded: true; readonly judged: JudgedRules }
  | { readonly loaded: false; readonly exit: ExitCode };

/** The rules of a policy file, the built-in ones behind them, for questions about all events. Reports what is wrong. */
export async function loadJudgedRules(context: CliContext, command: string, file: string): Promise<LoadedRules> {
  const policy = await loadPolicy(context, command, file);
  if (!policy.loaded) return policy;
  const rules = [...policy.analysis.policy.rules, ...builtinRules()];
  return { loaded: true, judged: judgedRules(rules) };
}
