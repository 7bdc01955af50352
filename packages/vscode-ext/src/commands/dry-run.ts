import type { DryRunResult, RulesResult } from "@a3s/sentry-lsp";
import { l10n } from "vscode";
import { activePolicy } from "../editor/active-policy.js";
import { fileName } from "../editor/file-name.js";
import { fileUri } from "../editor/file-uri.js";
import { withProgress } from "../editor/with-progress.js";
import { dryRunTable } from "../results/dry-run-table.js";
import { showResults } from "../results/results-panel.js";
import type { Table } from "../results/table.js";
import type { CommandContext } from "./command-context.js";
import { dryRunCommandLine } from "./command-line.js";
import { explainAt } from "./explain-event.js";
import { refused } from "./refused.js";

/** Shows what a policy says to its sample events. Nothing is written, run or contacted. */
export async function dryRunPolicy(
  context: CommandContext,
  named?: unknown,
  chosen: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { server, extensionUri } = context;
  const policy = await activePolicy(server, named);
  if (policy === undefined) return;
  const uri = policy.toString();
  const load = (): Promise<Table | undefined> =>
    withProgress(l10n.t("Judging sample events"), async (token) => {
      const rules = await server.request<RulesResult | null>("sentry/rules", { uri }, token);
      const result = await server.request<DryRunResult | null>("sentry/dryRun", { uri }, token);
      if (result?.accepted !== true) return void refused(policy);
      const { files } = result;
      const events = files.flatMap(({ uri }) => (uri === undefined ? [] : fileUri(uri)));
      const command = dryRunCommandLine(policy, events);
      return dryRunTable(fileName(policy), { files, command }, rules?.rules ?? []);
    });
  await showResults(extensionUri, {
    load,
    chosen,
    explain: async ({ event }) => {
      if (event !== undefined) await explainAt(context, policy, { at: event });
    },
  });
}
