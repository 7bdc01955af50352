import type { RulesResult, TestsResult } from "@a3s/sentry-lsp";
import { l10n, type TestItem, window } from "vscode";
import { openPlace } from "../editor/open-place.js";
import { policyOfTest, testId } from "../testing/test-tree.js";
import type { CommandContext } from "./command-context.js";

/** Goes from a test to the rule that decides its event. */
export async function goToRule({ server }: CommandContext, item?: unknown): Promise<void> {
  if (!isTestItem(item)) return;
  const uri = policyOfTest(item);
  const tested = await server.request<TestsResult | null>("sentry/tests", { uri });
  const test = tested?.tests.find(({ id }) => testId(uri, id) === item.id);
  if (test === undefined) return;
  const rules = await server.request<RulesResult | null>("sentry/rules", { uri });
  const rule = rules?.rules.find(({ name }) => name === test.actual.rule);
  if (rule === undefined) {
    void window.showInformationMessage(l10n.t("No rule matches this event: it is allowed."));
    return;
  }
  await openPlace({ uri: rule.location.uri, line: rule.location.range.start.line });
}

function isTestItem(item: unknown): item is TestItem {
  return typeof item === "object" && item !== null && "id" in item && "children" in item;
}
