import type {
  FindFilesParams,
  FindFilesResult,
  ListFolderParams,
  ListFolderResult,
  ReadFileParams,
  ReadFileResult,
} from "@a3s/sentry-lsp";
import { FileType, RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/**
 * Answers what the server asks of files. In a browser there is no other way to them: a workspace may be a repository on a
 * host of code. A file that cannot be read is no error; the server goes on without it.
 */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest("sentry/readFile", readFile);
  client.onRequest("sentry/findFiles", findFiles);
  client.onRequest("sentry/listFolder", listFolder);
}

async function readFile({ uri, maxBytes }: ReadFileParams): Promise<ReadFileResult> {
  try {
    const file = Uri.parse(uri, true);
    if ((await workspace.fs.stat(file)).size > maxBytes) return { text: null };
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(await workspace.fs.readFile(file)) };
  } catch {
    return { text: null };
  }
}

async function findFiles({ folder, glob, limit }: FindFilesParams): Promise<FindFilesResult> {
  const pattern = new RelativePattern(Uri.parse(folder, true), glob);
  const found = await workspace.findFiles(pattern, undefined, limit);
  return { uris: found.map((uri) => uri.toString()) };
}

async function listFolder({ uri, limit }: ListFolderParams): Promise<ListFolderResult> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.parse(uri, true));
    return {
      entries: entries.slice(0, limit).map(([name, type]) => ({ name, isFolder: (type & FileType.Directory) !== 0 })),
    };
  } catch {
    return { entries: [] };
  }
}
