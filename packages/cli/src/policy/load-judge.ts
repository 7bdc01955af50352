import { PolicyError, Sentry } from "@a3s/sentry-core";
import type { CliContext } from "../context.js";
import { prettyDiagnostics } from "../diagnostics/pretty-diagnostics.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { displayName } from "../io/read-source.js";
import { visibleLines } from "../terminal/visible-text.js";
import { loadPolicy } from "./load-policy.js";

export type LoadedJudge =
  | { readonly loaded: true; readonly sentry: Sentry }
  | { readonly loaded: false; readonly exit: ExitCode };

/**
 * Builds the judge of a policy file. What keeps it from being built (an environment variable that is not set, for
 * example) is reported on standard error, and so is what makes it judge otherwise than the policy asks.
 */
export async function loadJudge(context: CliContext, command: string, file: string): Promise<LoadedJudge> {
  const { stderr } = context;
  const policy = await loadPolicy(context, command, file);
  if (!policy.loaded) return policy;
  const { parsed } = policy.analysis;
  try {
    // The line break tells a text from a path, and makes no difference to a policy. What judges here asks no model and
    // starts no agent.
    const sentry = Sentry.create(`${parsed.text}\n`, { env: context.env, rulesOnly: true });
    const diagnostics = sentry.diagnostics.filter(({ code }) => code === "sentry.tier.unavailable");
    const named = { ...parsed, name: displayName(file) };
    await stderr.write(prettyDiagnostics(named, { diagnostics, truncated: false }, context, stderr));
    return { loaded: true, sentry };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    await stderr.write(`sentry ${command}: ${visibleLines(`${displayName(file)}: ${error.message}`)}\n`);
    return { loaded: false, exit: exitCodes.findings };
  }
}
