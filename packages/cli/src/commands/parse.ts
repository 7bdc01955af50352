import { parseAcl, toPlain } from "@a3s/acl-grammar";
import { Command } from "commander";
import { errorsAmong, prettyDiagnostics } from "../diagnostics/pretty-diagnostics.js";
import { type ExitCode, exitCodes, worstExitCode } from "../exit-code.js";
import { jsonText } from "../io/json-text.js";
import { displayName, namesStdinTwice, readSource } from "../io/read-source.js";
import type { CommandHost } from "./command-host.js";

interface ParseOptions {
  readonly json?: true;
}

/** `sentry parse`: the plain data that a document holds. */
export function parseCommand(host: CommandHost): Command {
  return new Command("parse")
    .summary("print the data of a document as JSON")
    .description(
      "Prints the data that a document of the language holds, whatever its schema. What can be read of a document with syntax errors is printed too; the errors go to standard error.",
    )
    .argument("<file...>", "documents; `-` is standard input")
    .option("--json", "one line per file; without it the JSON is indented for reading")
    .addHelpText("after", examples)
    .action(async (files: string[], options: ParseOptions) => host.exit(await parse(host, files, options)));
}

const examples = `
Examples:
  sentry parse sentry.acl
  sentry parse --json sentry.acl | jq .document.attributes.fail_closed`;

async function parse({ context }: CommandHost, files: readonly string[], options: ParseOptions): Promise<ExitCode> {
  const { stdout, stderr } = context;
  if (namesStdinTwice(files)) {
    await stderr.write("sentry parse: only one file can be standard input\n");
    return exitCodes.failure;
  }
  let exit: ExitCode = exitCodes.ok;
  for (const file of files) {
    const source = await readSource(context, file);
    if (!source.ok) {
      await stderr.write(`sentry parse: ${source.message}\n`);
      exit = exitCodes.failure;
      continue;
    }
    const parsed = parseAcl(source.bytes);
    const errors = errorsAmong(parsed);
    if (errors.diagnostics.length > 0) exit = worstExitCode(exit, exitCodes.findings);
    await stderr.write(prettyDiagnostics({ ...parsed, name: displayName(file) }, errors, context, stderr));
    const document = toPlain(parsed.document);
    await stdout.write(`${jsonText({ file, document }, options.json ? undefined : 2)}\n`);
  }
  return exit;
}
