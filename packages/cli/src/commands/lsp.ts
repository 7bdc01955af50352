import { Command, Option } from "commander";
import type { CommandHost } from "./command-host.js";

/** `sentry lsp`: the language server, for editors. */
export function lspCommand({ context }: CommandHost): Command {
  return (
    new Command("lsp")
      .summary("serve an editor by the Language Server Protocol")
      .description(
        "Serves an editor by the Language Server Protocol over the standard streams, until the editor ends it. It reads the policies and the sample events of the workspace. It executes nothing, fetches nothing and reads no value of the environment, except for a dry run through all tiers, in a trusted workspace and after the user has agreed.",
      )
      // Editors add it to the command of any server; it says what is done anyway.
      .addOption(new Option("--stdio", "talk over the standard streams; the only way there is").default(true))
      // The process that started the server, as editors add it; the protocol says so itself.
      .addOption(new Option("--clientProcessId <id>").hideHelp())
      .addHelpText("after", examples)
      .action(() => context.serveEditor())
  );
}

const examples = `
Examples:
  sentry lsp
  sentry lsp --stdio`;
