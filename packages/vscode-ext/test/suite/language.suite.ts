import { languages, window, workspace } from "vscode";
import { activated, equal, file, until } from "./support.js";

describe("language", () => {
  before(activated);

  it("knows policies by their extension", async () => {
    const document = await workspace.openTextDocument(file("sentry.acl"));
    equal(document.languageId, "acl");
  });

  it("shows what is wrong in a policy", async () => {
    const document = await workspace.openTextDocument(file("broken.acl"));
    await window.showTextDocument(document);
    const [first] = await until("a diagnostic", () => {
      const all = languages.getDiagnostics(document.uri);
      return all.length > 0 ? all : undefined;
    });
    equal(first?.source, "sentry");
  });
});
