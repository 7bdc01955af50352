import type { DryRunResult, PolicyStatus, TestsResult } from "@a3s/sentry-lsp";
import {
  CancellationTokenSource,
  commands,
  env,
  Position,
  Selection,
  TestRunRequest,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { activated, answering, closeAll, equal, file, ok, show, tabLabels, until } from "./support.js";

describe("commands that ask", () => {
  let scheme = "";
  before(async () => {
    await activated();
    scheme = file("sentry.acl").scheme;
  });
  afterEach(closeAll);

  it("compare a policy with another one", async () => {
    await show("failing.acl");
    const asked = await answering(["open.acl"], () => commands.executeCommand("sentry.comparePolicy"));
    ok(!asked.flat().includes("failing.acl"), "a policy is compared with itself");
    await until("the comparison", () => tabLabels().find((label) => label === "failing.acl compared with open.acl"));
  });

  it("compare a policy with the last commit, and open no old version as a policy", async () => {
    await show("failing.acl");
    // Without a server there is no git, and the editor starts none in a workspace that is not trusted.
    if (scheme !== "file" || !workspace.isTrusted) {
      await commands.executeCommand("sentry.compareWithGit");
      equal(tabLabels(), ["failing.acl"]);
      return;
    }
    await until("the comparison", async () => {
      await commands.executeCommand("sentry.compareWithGit");
      return tabLabels().find((label) => label === "failing.acl compared with the last commit");
    });
    const { tests } = await activated();
    await tests.refresh();
    const policies = Array.from(tests.controller.items, ([id]) => id);
    ok(!policies.some((id) => id.startsWith("git:")), `old versions are among ${policies}`);
  });

  it("copy a command line for every view of a policy", async () => {
    await show("failing.acl");
    const copied: string[] = [];
    for (const view of scheme === "file" ? ["Problems", "Effective rule order", "Tests", "Dry run"] : []) {
      await answering([view], () => commands.executeCommand("sentry.copyCommand"));
      copied.push(await env.clipboard.readText());
    }
    const [policy, events] = [file("failing.acl").fsPath, file("failing.events.ndjson").fsPath];
    const lines = [
      `sentry check ${policy}`,
      `sentry rules --policy ${policy}`,
      `sentry test --coverage ${policy}`,
      `sentry eval --policy ${policy} ${events}`,
    ];
    equal(copied, scheme === "file" ? lines : []);
  });

  it("choose the sample events of a policy, and go back to those by name", async () => {
    const { server } = await activated();
    const uri = file("failing.acl").toString();
    const used = async () =>
      (await server.request<PolicyStatus | null>("sentry/status", { uri }))?.eventsFiles.map((name) =>
        name.slice(name.lastIndexOf("/") + 1),
      );
    await show("failing.acl");
    await answering(["sentry.events.ndjson"], () => commands.executeCommand("sentry.chooseEvents"));
    equal(await used(), ["sentry.events.ndjson"]);
    await commands.executeCommand("sentry.restartServer");
    await until("the choice, told to a new server", async () =>
      (await used())?.[0] === "sentry.events.ndjson" ? true : undefined,
    );
    await answering(["By name"], () => commands.executeCommand("sentry.chooseEvents"));
    equal(await used(), ["failing.events.ndjson"]);
  });

  it("make a rule of selected events, which then decides them", async () => {
    const events = await show("failing.events.ndjson");
    const policy = await workspace.openTextDocument(file("failing.acl"));
    const editor = await window.showTextDocument(events);
    editor.selection = new Selection(new Position(2, 0), new Position(2, 10));
    await commands.executeCommand("sentry.draftRule");
    await until("the rule", () => (policy.getText().split('rule "').length === 4 ? true : undefined));
    const at = window.activeTextEditor;
    ok(at?.document === policy, "the policy is not shown");
    ok(
      policy.lineAt(at.selection.active.line).text.startsWith("rule "),
      `the cursor is at ${policy.lineAt(at.selection.active.line).text}`,
    );
    const { server } = await activated();
    const result = await server.request<DryRunResult | null>("sentry/dryRun", { uri: policy.uri.toString() });
    const row = result?.files[0]?.rows.find(({ line }) => line === 2);
    equal(row !== undefined && "verdict" in row ? row.verdict : undefined, "block");
    await commands.executeCommand("workbench.action.files.revert");
  });

  it("begin a policy with a template that has no errors", async () => {
    await answering(["Strict"], () => commands.executeCommand("sentry.newPolicy"));
    const document = window.activeTextEditor?.document;
    ok(document, "nothing is open");
    equal([document.languageId, document.isUntitled], ["acl", true]);
    const { server } = await activated();
    const status = await server.request<PolicyStatus | null>("sentry/status", { uri: document.uri.toString() });
    equal(status?.accepted, true);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("run tests again after each edit, until they are stopped", async () => {
    const { tests, server } = await activated();
    const document = await show("failing.acl");
    const source = new CancellationTokenSource();
    const uri = document.uri.toString();
    const before = tests.runs();
    await tests.run(new TestRunRequest(undefined, undefined, undefined, true), source.token);
    equal(tests.runs(), before + 1);
    const edit = async () => {
      const change = new WorkspaceEdit();
      change.insert(document.uri, new Position(2, 0), '# expect block: "nc -u localhost"\n');
      ok(await workspace.applyEdit(change), "the edit was not applied");
    };
    await edit();
    await until("a second run", () => (tests.runs() > before + 1 ? true : undefined));
    source.cancel();
    await new Promise((later) => setTimeout(later, 0));
    const stopped = tests.runs();
    await edit();
    await until("the tests of the edit", async () => {
      const result = await server.request<TestsResult | null>("sentry/tests", { uri });
      return result?.tests.length === 6 ? true : undefined;
    });
    await tests.refresh();
    ok(tests.runs() <= stopped + 1, "tests run on after they were stopped");
    await show("failing.acl");
    await commands.executeCommand("workbench.action.files.revert");
    await until("the tests of before", async () => {
      const result = await server.request<TestsResult | null>("sentry/tests", { uri });
      return result?.tests.length === 4 ? true : undefined;
    });
  });
});
