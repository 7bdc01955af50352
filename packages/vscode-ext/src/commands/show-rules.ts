import type { RulesResult } from "@a3s/sentry-lsp";
import { l10n } from "vscode";
import { activePolicy } from "../editor/active-policy.js";
import { fileName } from "../editor/file-name.js";
import { withProgress } from "../editor/with-progress.js";
import { showResults } from "../results/results-panel.js";
import { rulesTable } from "../results/rules-table.js";
import type { CommandContext } from "./command-context.js";
import { policyCommandLine } from "./command-line.js";

/** Shows the rules in the order in which they are tried. */
export async function showRules({ server, extensionUri }: CommandContext, named?: unknown): Promise<void> {
  const policy = await activePolicy(server, named);
  if (policy === undefined) return;
  const command = policyCommandLine("rules", ["--policy", policy]);
  await showResults(extensionUri, {
    load: () =>
      withProgress(l10n.t("Reading rules"), async (token) => {
        const result = await server.request<RulesResult | null>("sentry/rules", { uri: policy.toString() }, token);
        return result === null ? undefined : rulesTable(fileName(policy), result, command);
      }),
  });
}
