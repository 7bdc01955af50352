import { analyzePolicy, type PolicyAnalysis } from "@a3s/sentry-core";
import type { CliContext } from "../context.js";
import { errorsAmong, prettyDiagnostics } from "../diagnostics/pretty-diagnostics.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { displayName, readSource } from "../io/read-source.js";
import { visibleText } from "../terminal/visible-text.js";

export type LoadedPolicy =
  | { readonly loaded: true; readonly analysis: PolicyAnalysis }
  | {
      readonly loaded: false;
      readonly exit: ExitCode;
      /** What was read and refused; absent where nothing could be read. */
      readonly refused?: PolicyAnalysis;
    };

/**
 * Reads the policy that a command judges by. A policy that cannot be read, or is refused, is reported on standard error
 * with the errors that it has; warnings are the business of `sentry check`.
 */
export async function loadPolicy(context: CliContext, command: string, file: string): Promise<LoadedPolicy> {
  const { stderr } = context;
  const source = await readSource(context, file);
  if (!source.ok) {
    await stderr.write(`sentry ${command}: ${source.message}\n`);
    return { loaded: false, exit: exitCodes.failure };
  }
  const analysis = analyzePolicy(source.bytes);
  if (analysis.accepted) return { loaded: true, analysis };
  const named = { ...analysis.parsed, name: displayName(file) };
  await stderr.write(prettyDiagnostics(named, errorsAmong(analysis), context, stderr));
  await stderr.write(
    `sentry ${command}: ${visibleText(displayName(file))}: the policy has errors and judges nothing\n`,
  );
  return { loaded: false, exit: exitCodes.findings, refused: analysis };
}
