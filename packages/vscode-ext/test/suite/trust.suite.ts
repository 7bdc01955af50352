import type { DryRunResult } from "@a3s/sentry-lsp";
import { languages, workspace } from "vscode";
import { activated, equal, file, ok, show, until } from "./support.js";

describe(`in a workspace that is ${workspace.isTrusted ? "trusted" : "not trusted"}`, () => {
  it("what only reads works", async () => {
    const { server } = await activated();
    const result = await server.request<DryRunResult | null>("sentry/dryRun", { uri: file("failing.acl").toString() });
    ok(result, "there is no dry run");
    equal(
      result.files[0]?.rows.map((row) => ("verdict" in row ? row.verdict : undefined)),
      ["block", "allow", "allow"],
    );
  });

  it("problems are shown", async () => {
    const document = await show("broken.acl");
    await until("a diagnostic", () => languages.getDiagnostics(document.uri)[0]);
  });
});
