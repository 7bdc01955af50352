import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";

/** What both homes of the client have in common. */
export const clientOptions: LanguageClientOptions = {
  // No scheme is named: files of a disk, of a repository on a web page, and new ones without a name are all policies.
  documentSelector: [{ language: "acl" }, { pattern: "**/*.events.ndjson" }],
};

/** Starts the client of the language server. */
export async function startClient(client: BaseLanguageClient): Promise<void> {
  await client.start();
}
