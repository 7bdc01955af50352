import type { TestsResult } from "@a3s/sentry-lsp";
import {
  type CancellationToken,
  type Disposable,
  l10n,
  type TestController,
  TestRunProfileKind,
  type TestRunRequest,
  tests,
} from "vscode";
import type { Server } from "../client/server.js";
import { PolicyCoverage } from "./policy-coverage.js";
import { reportTests } from "./report-tests.js";
import { createTestTree, type TestTree } from "./test-tree.js";

/** Every expectation as a test of the editor. */
export interface TestExplorer extends Disposable {
  readonly controller: TestController;
  /** Finds the tests anew. */
  readonly refresh: () => Promise<void>;
  /** Runs as a profile does; resolves when the run has ended. */
  readonly run: (request: TestRunRequest, token: CancellationToken) => Promise<void>;
  /** How many runs have begun. */
  readonly runs: () => number;
}

export function createTestExplorer(server: Server): TestExplorer {
  const controller = tests.createTestController("sentry", l10n.t("Sentry policies"));
  const tree: TestTree = createTestTree(controller, server);
  const continuous = new Set<() => void>();
  let begun = 0;

  async function runOnce(request: TestRunRequest, token: CancellationToken): Promise<void> {
    await tree.refresh();
    const run = controller.createTestRun(request);
    begun++;
    try {
      for (const policy of tree.policiesOf(request)) {
        if (token.isCancellationRequested) break;
        const wanted = tree.testsOf(policy, request);
        for (const item of wanted.values()) run.started(item);
        const result = await server.request<TestsResult | null>("sentry/tests", { uri: policy }, token);
        await reportTests({ run, policy, result, wanted, server });
        if (request.profile?.kind === TestRunProfileKind.Coverage && result?.accepted === true) {
          run.addCoverage(new PolicyCoverage(policy, result.coverage));
        }
      }
    } finally {
      run.end();
    }
  }

  async function run(request: TestRunRequest, token: CancellationToken): Promise<void> {
    await runOnce(request, token);
    if (request.continuous !== true) return;
    // Each result that comes after an edit is a run of its own, until the user stops.
    let pending = Promise.resolve();
    const again = () => {
      pending = pending.then(() => runOnce(request, token)).catch(() => {});
    };
    continuous.add(again);
    token.onCancellationRequested(() => continuous.delete(again));
  }

  const runProfile = controller.createRunProfile(l10n.t("Run"), TestRunProfileKind.Run, run, true, undefined, true);
  const coverageProfile = controller.createRunProfile(
    l10n.t("Coverage"),
    TestRunProfileKind.Coverage,
    run,
    true,
    undefined,
    true,
  );
  coverageProfile.loadDetailedCoverage = async (_, coverage) =>
    coverage instanceof PolicyCoverage ? coverage.details() : [];
  controller.refreshHandler = () => tree.refresh();
  controller.resolveHandler = async (item) => {
    if (item === undefined) await tree.refresh();
  };
  const subscription = server.onResultsChanged(() => {
    void tree.refresh().then(() => {
      for (const again of continuous) again();
    });
  });
  void server.ready.then(() => tree.refresh()).catch(() => {});
  return {
    controller,
    refresh: () => tree.refresh(),
    run,
    runs: () => begun,
    dispose() {
      for (const disposable of [subscription, runProfile, coverageProfile, controller]) disposable.dispose();
    },
  };
}
