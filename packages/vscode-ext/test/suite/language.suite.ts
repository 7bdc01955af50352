import {
  type CodeAction,
  type CodeLens,
  type CompletionList,
  commands,
  type DocumentSymbol,
  type Hover,
  type Location,
  languages,
  type Position,
  type TextDocument,
  Uri,
  workspace,
} from "vscode";
import { activated, closeAll, equal, ok, show, until } from "./support.js";

describe("language", () => {
  before(activated);
  after(closeAll);

  it("knows policies by their extension", async () => {
    equal((await show("sentry.acl")).languageId, "acl");
  });

  it("marks what is wrong in a policy, and has a quick fix for it", async () => {
    const document = await show("broken.acl");
    const found = await until("a diagnostic of the verdict", () =>
      languages.getDiagnostics(document.uri).find(({ range }) => document.getText(range).includes("blok")),
    );
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      found.range,
    );
    const fix = actions.find(({ title }) => title === 'Write "block"');
    ok(fix?.edit, `there is no fix with an edit among ${actions.map(({ title }) => title)}`);
    ok(await workspace.applyEdit(fix.edit), "the fix was not applied");
    ok(document.getText().includes('verdict = "block"'), `the fix made ${document.getText()}`);
    await commands.executeCommand("workbench.action.files.revert");
  });

  it("completes, and explains what the cursor is on", async () => {
    const document = await show("sentry.acl");
    const at = positionOf(document, "FileAccess");
    const list = await commands.executeCommand<CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      at,
    );
    ok(
      list.items.some(({ label }) => label === "SecurityAction"),
      "no kind of event is offered",
    );
    const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", document.uri, at);
    ok(hovers.length > 0, "there is no hover");
  });

  it("shows above each rule what it matches", async () => {
    const { uri } = await show("sentry.acl");
    const lenses = await until("lenses", async () => {
      const all = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri);
      return all.length > 0 ? all : undefined;
    });
    ok(
      lenses.some(({ command }) => /matches \d+, wins \d+/.test(command?.title ?? "")),
      `the lenses are ${lenses.map(({ command }) => command?.title)}`,
    );
  });

  it("outlines a policy, and leads to definitions", async () => {
    const document = await show("sentry.acl");
    const { uri } = document;
    const symbols = await commands.executeCommand<DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", uri);
    ok(JSON.stringify(symbols).includes("no-netcat"), "the outline does not have the rule");
    const definitions = await commands.executeCommand<Location[]>(
      "vscode.executeDefinitionProvider",
      uri,
      positionOf(document, "no-netcat"),
    );
    equal(definitions[0]?.uri.toString(), uri.toString());
  });

  it("opens the built-in policy, which is read-only", async () => {
    const document = await workspace.openTextDocument(Uri.parse("sentry-builtin:/builtin.acl"));
    equal(document.languageId, "acl");
    ok(document.getText().includes("reverse-shell"), "the built-in policy is not there");
  });
});

function positionOf(document: TextDocument, text: string): Position {
  return document.positionAt(document.getText().indexOf(text) + 1);
}
