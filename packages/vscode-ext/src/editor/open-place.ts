import { Selection, TextEditorRevealType, Uri, ViewColumn, window, workspace } from "vscode";
import type { Place } from "../results/table.js";

/** Opens a document at a line, beside a view in which the reader is. */
export async function openPlace({ uri, line }: Place): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const range = document.lineAt(Math.min(line, document.lineCount - 1)).range;
  const editor = await window.showTextDocument(document, { viewColumn: ViewColumn.One });
  editor.selection = new Selection(range.start, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
