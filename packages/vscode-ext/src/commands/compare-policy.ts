import type { PolicyDiffParams, PolicyDiffResult, RulesResult } from "@a3s/sentry-lsp";
import { l10n, type Uri, window, workspace } from "vscode";
import { activePolicy } from "../editor/active-policy.js";
import { fileName } from "../editor/file-name.js";
import { gitVersion } from "../editor/git-version.js";
import { withProgress } from "../editor/with-progress.js";
import { policyDiffTable } from "../results/policy-diff-table.js";
import { showResults } from "../results/results-panel.js";
import type { CommandContext } from "./command-context.js";
import { gitDiffCommandLine, gitExplainCommandLine, policyCommandLine } from "./command-line.js";
import { explainBy } from "./explain-event.js";
import { refused } from "./refused.js";

/** Compares a policy with another one, over all events there can be. */
export async function comparePolicy(context: CommandContext, named?: unknown): Promise<void> {
  const policy = await activePolicy(context.server, named);
  if (policy === undefined) return;
  const others = (await workspace.findFiles("**/*.acl")).filter((uri) => uri.toString() !== policy.toString());
  const items = others.map((uri) => ({ label: fileName(uri), description: workspace.asRelativePath(uri), uri }));
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t("There is no other policy (*.acl) in this workspace."));
    return;
  }
  const chosen = await window.showQuickPick(items, {
    placeHolder: l10n.t("Compare {0} with which older policy?", fileName(policy)),
  });
  if (chosen === undefined) return;
  const command = policyCommandLine("diff", [chosen.uri, policy]);
  const before: PolicyDiffParams["before"] = { uri: chosen.uri.toString() };
  await compare(context, policy, { before, uri: chosen.uri, name: fileName(chosen.uri), command });
}

/** Compares a policy with what it was in the last commit. */
export async function compareWithGit(context: CommandContext, named?: unknown): Promise<void> {
  const policy = await activePolicy(context.server, named);
  if (policy === undefined) return;
  const version = await gitVersion(policy);
  if (version === undefined) {
    void window.showInformationMessage(l10n.t("{0} is not in a commit of a git repository.", fileName(policy)));
    return;
  }
  await compare(context, policy, {
    before: { text: version.text },
    uri: version.uri,
    name: l10n.t("the last commit"),
    command: gitDiffCommandLine(policy),
    explainCommand: (event) => gitExplainCommandLine(policy, event),
  });
}

interface Older {
  readonly before: PolicyDiffParams["before"];
  /** Where it can be read. */
  readonly uri: Uri;
  readonly name: string;
  readonly command: string | undefined;
  /** The command line that explains an event by it, where it is not the usual one. */
  readonly explainCommand?: (event: string) => string | undefined;
}

async function compare(context: CommandContext, policy: Uri, older: Older): Promise<void> {
  const { before, name, command } = older;
  const { server, extensionUri } = context;
  const uri = policy.toString();
  await showResults(extensionUri, {
    load: () =>
      withProgress(l10n.t("Comparing policies"), async (token) => {
        const params: PolicyDiffParams = { uri, before };
        const result = await server.request<PolicyDiffResult | null>("sentry/policyDiff", params, token);
        if (result === null) return undefined;
        if (!result.accepted) {
          if (result.refused === "after") refused(policy);
          else void window.showWarningMessage(l10n.t("{0} has errors, so there is nothing to compare with.", name));
          return undefined;
        }
        const rulesOf = async (uri: Uri) =>
          (await server.request<RulesResult | null>("sentry/rules", { uri: uri.toString() }, token))?.rules ?? [];
        const [rulesBefore, rules] = [await rulesOf(older.uri), await rulesOf(policy)];
        return policyDiffTable({ before: name, after: fileName(policy), result, rulesBefore, rules, command });
      }),
    explain: async ({ details }) => {
      const event = details?.witness;
      if (typeof event !== "string") return;
      const old = { uri: older.uri, name, ...(older.explainCommand && { command: older.explainCommand(event) }) };
      await explainBy(context, [old, { uri: policy, name: fileName(policy) }], { event });
    },
  });
}
