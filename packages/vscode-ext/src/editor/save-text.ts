import { Uri, window, workspace } from "vscode";

/** Asks for a file and writes a text to it. */
export async function saveText(name: string, text: string): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const defaultUri = folder === undefined ? undefined : Uri.joinPath(folder, name);
  const uri = await window.showSaveDialog(defaultUri === undefined ? {} : { defaultUri });
  if (uri !== undefined) await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
