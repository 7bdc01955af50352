import { commands, extensions, window, workspace } from "vscode";
import { activated, closeAll, equal, file, ok, show, tabLabels, until } from "./support.js";

describe("commands", () => {
  before(activated);
  afterEach(closeAll);

  it("are all there that the manifest names", async () => {
    const known = new Set(await commands.getCommands(true));
    const { contributes } = extensions.getExtension("a3s.sentry-acl")?.packageJSON ?? {};
    const missing = contributes.commands.filter(({ command }: { command: string }) => !known.has(command));
    equal(missing, []);
  });

  it("open the dry run and the order of the rules in views of their own", async () => {
    await show("sentry.acl");
    await commands.executeCommand("sentry.dryRun");
    await tab("Dry run of sentry.acl");
    await show("sentry.acl");
    await commands.executeCommand("sentry.showRules");
    await tab("Rules of sentry.acl");
  });

  it("open a dry run of a policy that is not in the editor", async () => {
    await commands.executeCommand("sentry.dryRun", file("failing.acl"));
    await tab("Dry run of failing.acl");
  });

  it("open no table of a policy with errors", async () => {
    await show("broken.acl");
    await commands.executeCommand("sentry.dryRun");
    equal(tabLabels(), ["broken.acl"]);
  });

  it("explain the event at the cursor", async () => {
    await show("failing.events.ndjson");
    await commands.executeCommand("sentry.explainEvent");
    const document = await until("the trace", () =>
      workspace.textDocuments.find(({ uri }) => uri.scheme === "sentry-trace"),
    );
    const text = document.getText();
    ok(text.includes("no-netcat") && text.includes("nc -l 4444"), text);
    ok(
      window.visibleTextEditors.some((editor) => editor.document === document),
      "the trace is not shown",
    );
  });

  it("start the server again", async () => {
    const { server } = await activated();
    await commands.executeCommand("sentry.restartServer");
    const status = await server.request<{ siteRules: number } | null>("sentry/status", {
      uri: file("failing.acl").toString(),
    });
    equal(status?.siteRules, 2);
  });
});

/** The editor hears of a new tab a little later. */
async function tab(label: string): Promise<void> {
  await until(`the tab ${label}`, () => (tabLabels().includes(label) ? true : undefined));
}
