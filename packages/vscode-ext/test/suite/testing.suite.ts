import type { TestsResult } from "@a3s/sentry-lsp";
import {
  CancellationTokenSource,
  commands,
  DeclarationCoverage,
  Position,
  StatementCoverage,
  type TestItem,
  TestRunRequest,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { PolicyCoverage } from "../../src/testing/policy-coverage.js";
import { activated, closeAll, equal, file, ok, show, until } from "./support.js";

describe("tests of policies", () => {
  after(closeAll);

  const tests = async () => {
    const { tests } = await activated();
    await tests.refresh();
    return tests;
  };
  const policy = async () => {
    const { controller } = await tests();
    const item = controller.items.get(file("failing.acl").toString());
    ok(item, "the policy has no tests");
    return item;
  };
  const leaves = (item: TestItem): TestItem[] =>
    item.children.size === 0 ? [item] : Array.from(item.children, ([, child]) => leaves(child)).flat();

  it("are the expectations of comments and of events files", async () => {
    const groups = Array.from((await policy()).children, ([, group]) => [
      group.label,
      leaves(group).map(({ label, range }) => `${range?.start.line} ${label}`),
    ]);
    equal(groups, [
      ["Comments of the policy", ["2 block: nc -l 4444", "3 allow: nc --version"]],
      ["failing.events.ndjson", ["0 block: nc -l 4444", "1 reading is fine"]],
    ]);
  });

  it("run all together, one by one and without those left out", async () => {
    const { run, controller } = await tests();
    const { token } = new CancellationTokenSource();
    await run(new TestRunRequest(), token);
    const [first] = leaves(await policy());
    ok(first, "there is no test");
    await run(new TestRunRequest([first], undefined), token);
    await run(new TestRunRequest(undefined, [first]), token);
    ok(controller.items.size >= 2, "the other policy has no tests");
  });

  it("cover the rules that events reach", async () => {
    const { server } = await activated();
    const uri = file("failing.acl").toString();
    const result = await server.request<TestsResult | null>("sentry/tests", { uri });
    const coverage = new PolicyCoverage(uri, result?.coverage ?? []);
    equal([coverage.statementCoverage.covered, coverage.statementCoverage.total], [1, 2]);
    const details = coverage.details();
    equal(
      details.flatMap((detail) => (detail instanceof DeclarationCoverage ? [[detail.name, detail.executed]] : [])),
      [
        ["no-netcat", 3],
        ["never-tried", 0],
      ],
    );
    equal(details.filter((detail) => detail instanceof StatementCoverage).length, 2);
  });

  it("lead to the rule that decides, and back", async () => {
    const test = leaves(await policy()).find(({ label }) => label.includes("--version"));
    await closeAll();
    await commands.executeCommand("sentry.goToRule", test);
    const editor = window.activeTextEditor;
    ok(editor, "nothing is open");
    ok(editor.document.uri.path.endsWith("/failing.acl"), "the policy is not open");
    equal(editor.document.lineAt(editor.selection.active.line).text, 'rule "no-netcat" {');
    await commands.executeCommand("sentry.goToTests");
  });

  it("follow what is typed, and stay as they are while the policy is broken", async () => {
    const document = await show("failing.acl");
    const count = async () => leaves(await policy()).length;
    equal(await count(), 4);
    const insert = async (text: string, at: Position) => {
      const edit = new WorkspaceEdit();
      edit.insert(document.uri, at, text);
      ok(await workspace.applyEdit(edit), "the edit was not applied");
    };
    await insert("rule {\n", new Position(0, 0));
    equal(await count(), 4, "tests of a broken policy");
    await commands.executeCommand("workbench.action.files.revert");
    await insert('# expect block: "nc -z localhost 1"\n', new Position(4, 0));
    await until("a fifth test", async () => ((await count()) === 5 ? true : undefined));
    await commands.executeCommand("workbench.action.files.revert");
  });
});
