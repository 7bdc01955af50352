import type { TestsResult } from "@a3s/sentry-lsp";
import { commands, Location, l10n, window } from "vscode";
import { fileUri } from "../editor/file-uri.js";
import { toRange } from "../testing/policy-coverage.js";
import type { CommandContext } from "./command-context.js";

/** Goes from the rule at the cursor to the tests whose events it decides. */
export async function goToTests({ server }: CommandContext): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const { uri } = editor.document;
  const { active } = editor.selection;
  const tested = await server.request<TestsResult | null>("sentry/tests", { uri: uri.toString() });
  const rule = tested?.coverage.find(({ range }) => toRange(range).contains(active));
  const ids = new Set(rule?.tests);
  const places = (tested?.tests ?? [])
    .filter(({ id }) => ids.has(id))
    .map(({ location }) => new Location(fileUri(location.uri), toRange(location.range)));
  if (places.length === 0) {
    void window.showInformationMessage(l10n.t("No test reaches a rule here."));
    return;
  }
  await commands.executeCommand("editor.action.goToLocations", uri, active, places, "peek");
}
