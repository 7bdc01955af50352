import { createRequire } from "node:module";
import { Command, CommanderError } from "commander";
import { checkCommand } from "./commands/check.js";
import type { CommandHost } from "./commands/command-host.js";
import { diffCommand } from "./commands/diff.js";
import { evalCommand } from "./commands/eval.js";
import { explainCommand } from "./commands/explain.js";
import { fmtCommand } from "./commands/fmt.js";
import { lspCommand } from "./commands/lsp.js";
import { parseCommand } from "./commands/parse.js";
import { rulesCommand } from "./commands/rules.js";
import { testCommand } from "./commands/test.js";
import { witnessCommand } from "./commands/witness.js";
import { type CliContext, processContext } from "./context.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import { visibleLines } from "./terminal/visible-text.js";

const commands: readonly ((host: CommandHost) => Command)[] = [
  checkCommand,
  fmtCommand,
  parseCommand,
  evalCommand,
  explainCommand,
  rulesCommand,
  witnessCommand,
  diffCommand,
  testCommand,
  lspCommand,
];

/**
 * Runs the command line `argv` (without the program's own name) and resolves to the exit code: 0 done, 1 findings,
 * 2 usage or input and output. It never throws and never ends the process. `context` stands for the process in tests.
 */
export async function main(argv: readonly string[], context: CliContext = processContext()): Promise<number> {
  let exitCode: ExitCode = exitCodes.ok;
  const written = { out: "", err: "" };
  const program = createProgram(written);
  const host: CommandHost = { context, exit: (code) => (exitCode = code) };
  for (const create of commands) program.addCommand(create(host).copyInheritedSettings(program));
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    exitCode = error instanceof CommanderError && error.exitCode === 0 ? exitCodes.ok : exitCodes.failure;
    if (!(error instanceof CommanderError)) written.err += `sentry: ${failureMessage(error)}\n`;
  }
  try {
    await context.stdout.write(written.out);
  } catch (error) {
    exitCode = exitCodes.failure;
    written.err += `sentry: ${failureMessage(error)}\n`;
  }
  // Where not even the error output works there is nobody left to tell.
  await context.stderr.write(written.err).catch(() => {});
  return exitCode;
}

function createProgram(written: { out: string; err: string }): Command {
  const { version } = createRequire(import.meta.url)("../package.json") as { version: string };
  return new Command("sentry")
    .description("Checks, formats and tries out the policies by which Sentry judges what AI agents do.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", examples)
    .exitOverride()
    .showHelpAfterError("(`sentry --help` lists the commands, `sentry COMMAND --help` the options of one)")
    .configureOutput({
      writeOut: (text) => {
        written.out += text;
      },
      writeErr: (text) => {
        written.err += visibleLines(text);
      },
      getOutHelpWidth: () => helpWidth,
      getErrHelpWidth: () => helpWidth,
    });
}

const helpWidth = 100;

const examples = `
Examples:
  sentry check sentry.acl
  sentry eval --policy sentry.acl events.ndjson
  sentry COMMAND --help        the options of a command, with examples

Exit codes: 0 done, 1 something is found or refused, 2 wrong use, or a file that cannot be used.`;

function failureMessage(error: unknown): string {
  return visibleLines(error instanceof Error ? error.message : String(error));
}
