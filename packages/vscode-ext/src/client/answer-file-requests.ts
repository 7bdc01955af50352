import { FileType, RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/**
 * Answers what the server asks of files. In a browser there is no other way to them: a workspace may be a repository on a
 * host of code. A file that cannot be read is no error; the server goes on without it.
 */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(
    "sentry/readFile",
    async ({ uri, maxBytes }: { uri: string; maxBytes: number }): Promise<{ text?: string }> => {
      try {
        const file = Uri.parse(uri, true);
        if ((await workspace.fs.stat(file)).size > maxBytes) return {};
        const bytes = await workspace.fs.readFile(file);
        return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
      } catch {
        return {};
      }
    },
  );
  client.onRequest("sentry/findFiles", async (params: { folder: string; glob: string; limit: number }) => {
    const pattern = new RelativePattern(Uri.parse(params.folder, true), params.glob);
    const found = await workspace.findFiles(pattern, undefined, params.limit);
    return { uris: found.map((uri) => uri.toString()) };
  });
  client.onRequest("sentry/listFolder", async ({ uri, limit }: { uri: string; limit: number }) => {
    try {
      const entries = await workspace.fs.readDirectory(Uri.parse(uri, true));
      return {
        entries: entries.slice(0, limit).map(([name, type]) => ({ name, isFolder: (type & FileType.Directory) !== 0 })),
      };
    } catch {
      return { entries: [] };
    }
  });
}
