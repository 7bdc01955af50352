import type { ExplainParams, ExplainResult, TestResult, TestsResult } from "@a3s/sentry-lsp";
import { Location, l10n, type TestItem, TestMessage, type TestRun } from "vscode";
import type { Server } from "../client/server.js";
import { fileName } from "../editor/file-name.js";
import { fileUri } from "../editor/file-uri.js";
import { traceOf } from "../results/trace.js";
import { expectedText } from "./expected-text.js";
import { toRange } from "./policy-coverage.js";
import { testId } from "./test-tree.js";

export interface Report {
  readonly run: TestRun;
  readonly policy: string;
  readonly result: TestsResult | null;
  readonly wanted: ReadonlyMap<string, TestItem>;
  readonly server: Server;
}

/** Tells the editor what became of each test. */
export async function reportTests({ run, policy, result, wanted, server }: Report): Promise<void> {
  if (result?.accepted !== true) {
    const message = new TestMessage(l10n.t("The policy has errors, so it judges nothing."));
    for (const item of wanted.values()) run.errored(item, message);
    return;
  }
  const results = new Map(result.tests.map((test) => [testId(policy, test.id), test]));
  for (const [id, item] of wanted) {
    const test = results.get(id);
    if (test === undefined) run.skipped(item);
    else if (test.passed) run.passed(item);
    else run.failed(item, await failure(test, policy, server));
  }
  const count = (passed: boolean) => [...wanted.keys()].filter((id) => results.get(id)?.passed === passed).length;
  const name = fileName(fileUri(policy));
  run.appendOutput(`${l10n.t("{0}: {1} passed, {2} failed", name, count(true), count(false))}\r\n`);
}

async function failure(test: TestResult, policy: string, server: Server): Promise<TestMessage> {
  const { expected, actual, event, location } = test;
  const params: ExplainParams = { uri: policy, event };
  const trace = await server.request<ExplainResult | null>("sentry/explain", params);
  const what = l10n.t("The policy decides otherwise: {0}", actual.reason);
  const message = TestMessage.diff(
    trace === null ? what : `${what}\n\n${traceOf([{ result: trace, command: undefined }]).text}`,
    expectedText(expected, expected),
    expectedText(actual, expected),
  );
  message.location = new Location(fileUri(location.uri), toRange(location.range));
  return message;
}
