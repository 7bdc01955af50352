import { resolve } from "node:path";
import { formatAcl, parseAcl } from "@a3s/acl-grammar";
import { Command } from "commander";
import { errorsAmong, prettyDiagnostics } from "../diagnostics/pretty-diagnostics.js";
import { type ExitCode, exitCodes, worstExitCode } from "../exit-code.js";
import { fileErrorMessage } from "../io/file-error.js";
import { displayName, namesStdinTwice, readSource } from "../io/read-source.js";
import { writeFileAtomically } from "../io/write-file-atomically.js";
import { colorsFor } from "../terminal/colors.js";
import { showDiff } from "../terminal/show-diff.js";
import { visibleLines, visibleText } from "../terminal/visible-text.js";
import type { CommandHost } from "./command-host.js";

interface FmtOptions {
  readonly check?: true;
  readonly diff?: true;
}

/** `sentry fmt`: the one layout of a document. */
export function fmtCommand(host: CommandHost): Command {
  return new Command("fmt")
    .summary("lay out policies in the one style")
    .description(
      "Rewrites documents in the one style and prints the names of those that it changed. Meaning and comments stay. A document with syntax errors is left as it is.",
    )
    .argument("<file...>", "documents; `-` formats standard input to standard output")
    .option("--check", "write nothing; print the names of the files that are not formatted, exit with 1 if any")
    .option("--diff", "write nothing; print what would change as a unified diff, exit with 1 if anything")
    .addHelpText("after", examples)
    .action(async (files: string[], options: FmtOptions) => host.exit(await fmt(host, files, options)));
}

const examples = `
Examples:
  sentry fmt sentry.acl
  sentry fmt --check policies/*.acl
  sentry fmt --diff sentry.acl | patch -p0
  sentry fmt - < draft.acl > sentry.acl`;

async function fmt(host: CommandHost, files: readonly string[], options: FmtOptions): Promise<ExitCode> {
  if (namesStdinTwice(files)) {
    await host.context.stderr.write("sentry fmt: only one file can be standard input\n");
    return exitCodes.failure;
  }
  let exit: ExitCode = exitCodes.ok;
  for (const file of files) exit = worstExitCode(exit, await formatFile(host, file, options));
  return exit;
}

async function formatFile({ context }: CommandHost, file: string, options: FmtOptions): Promise<ExitCode> {
  const { stdout, stderr } = context;
  const source = await readSource(context, file);
  if (!source.ok) return complain(source.message, exitCodes.failure);
  const parsed = parseAcl(source.bytes);
  const formatted = formatAcl(parsed);
  if (!formatted.formatted) {
    const named = { ...parsed, name: displayName(file) };
    await stderr.write(prettyDiagnostics(named, errorsAmong(parsed), context, stderr));
    return complain(`${displayName(file)}: left as it is. ${formatted.reason}.`, exitCodes.findings);
  }
  const change = { file: displayName(file), before: parsed.text, after: formatted.text };
  const isFormatted = change.before === change.after;
  if (options.check || options.diff) {
    if (isFormatted) return exitCodes.ok;
    if (options.check && !options.diff) await stdout.write(`${visibleText(change.file)}\n`);
    if (options.diff) await stdout.write(showDiff(change, colorsFor(context, stdout), stdout.isTTY));
    return exitCodes.findings;
  }
  if (file === "-") {
    // A terminal would act on what the document holds; everything else gets it exactly.
    await stdout.write(stdout.isTTY ? visibleLines(change.after) : change.after);
    return exitCodes.ok;
  }
  if (isFormatted) return exitCodes.ok;
  try {
    await writeFileAtomically(resolve(context.cwd, file), change.after);
  } catch (error) {
    return complain(fileErrorMessage(file, error), exitCodes.failure);
  }
  await stdout.write(`${visibleText(file)}\n`);
  return exitCodes.ok;

  async function complain(message: string, code: ExitCode): Promise<ExitCode> {
    await stderr.write(`sentry fmt: ${visibleText(message)}\n`);
    return code;
  }
}
