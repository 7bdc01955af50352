import type { ExplainParams, ExplainResult } from "@a3s/sentry-lsp";
import { l10n, type Uri, window } from "vscode";
import { activePolicy } from "../editor/active-policy.js";
import { traceText } from "../results/trace-text.js";
import type { CommandContext } from "./command-context.js";

/** Shows how the decision about the event at the cursor comes about. */
export async function explainEvent(context: CommandContext): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const policy = await activePolicy(context.server);
  if (policy === undefined) return;
  const { document, selection } = editor;
  await explainAt(context, policy, { event: document.lineAt(selection.active.line).text });
}

/** The same for an event of which the place or the text is known. */
export async function explainAt(
  { server, trace }: CommandContext,
  policy: Uri,
  event: { readonly event: string } | { readonly at: { readonly uri: string; readonly line: number } },
): Promise<void> {
  const params: ExplainParams = { uri: policy.toString(), ...event };
  const result = await server.request<ExplainResult | null>("sentry/explain", params);
  if (result === null) {
    void window.showInformationMessage(
      l10n.t("There is nothing to explain: the line is no event that is judged, or the policy has errors."),
    );
    return;
  }
  await trace.show(`${traceText(result)}\n${result.command}\n`);
}
