import type { ExplainParams, ExplainResult } from "@a3s/sentry-lsp";
import { l10n, type Uri, window } from "vscode";
import { activePolicy } from "../editor/active-policy.js";
import { type Explained, traceOf } from "../results/trace.js";
import type { CommandContext } from "./command-context.js";
import { isOfWindows } from "./command-line.js";

/** An event by its text, or by the line where it stands. */
export type EventSource = { readonly event: string } | { readonly at: { readonly uri: string; readonly line: number } };

/** A policy that judges an event. */
export interface ExplainedBy {
  readonly uri: Uri;
  /** What it is called, where there are several. */
  readonly name?: string;
  /** The command line of an event, where it is not the one that names the policy. */
  readonly command?: string | undefined;
}

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
export function explainAt(context: CommandContext, policy: Uri, event: EventSource): Promise<void> {
  return explainBy(context, [{ uri: policy }], event);
}

/** The same under several policies, one below the other. */
export async function explainBy(
  { server, trace }: CommandContext,
  policies: readonly ExplainedBy[],
  event: EventSource,
): Promise<void> {
  const explained: Explained[] = [];
  for (const by of policies) {
    const params: ExplainParams = { uri: by.uri.toString(), ...event };
    const result = await server.request<ExplainResult | null>("sentry/explain", params);
    if (result === null) continue;
    const { uri, name, command = hasCommandLine(uri) ? result.command : undefined } = by;
    explained.push({ ...(name !== undefined && { policy: name }), result, command });
  }
  if (explained.length === 0) {
    void window.showInformationMessage(
      l10n.t("There is nothing to explain: the line is no event that is judged, or the policy has errors."),
    );
    return;
  }
  await trace.show(traceOf(explained));
}

/** The server writes for POSIX shells. */
function hasCommandLine(policy: Uri): boolean {
  return policy.scheme === "file" && !isOfWindows(policy);
}
