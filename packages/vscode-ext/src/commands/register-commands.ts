import { commands, l10n, window } from "vscode";
import { chooseEvents } from "./choose-events.js";
import type { CommandContext } from "./command-context.js";
import { comparePolicy, compareWithGit } from "./compare-policy.js";
import { copyCommand } from "./copy-command.js";
import { draftRule } from "./draft-rule.js";
import { dryRunPolicy } from "./dry-run.js";
import { explainEvent } from "./explain-event.js";
import { fullDryRun } from "./full-dry-run.js";
import { goToRule } from "./go-to-rule.js";
import { goToTests } from "./go-to-tests.js";
import { newPolicy } from "./new-policy.js";
import { showEvents } from "./show-events.js";
import { showRules } from "./show-rules.js";

type Command = (context: CommandContext, argument?: unknown) => Promise<void>;

/** Every command of the extension. */
const table: Readonly<Record<string, Command>> = {
  "sentry.dryRun": dryRunPolicy,
  "sentry.fullDryRun": fullDryRun,
  "sentry.showEvents": showEvents,
  "sentry.explainEvent": explainEvent,
  "sentry.newPolicy": newPolicy,
  "sentry.comparePolicy": comparePolicy,
  "sentry.compareWithGit": compareWithGit,
  "sentry.showRules": showRules,
  "sentry.copyCommand": copyCommand,
  "sentry.chooseEvents": chooseEvents,
  "sentry.draftRule": draftRule,
  "sentry.goToRule": goToRule,
  "sentry.goToTests": goToTests,
  "sentry.restartServer": ({ server }) => server.restart(),
  "sentry.showOutput": async ({ output }) => output.show(),
};

export function registerCommands(context: CommandContext): void {
  for (const [name, run] of Object.entries(table)) {
    const guarded = async (argument?: unknown) => {
      try {
        await run(context, argument);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        void window.showErrorMessage(l10n.t("Sentry could not do that: {0}", reason));
      }
    };
    context.subscriptions.push(commands.registerCommand(name, guarded));
  }
}
