import type { SnippetTextEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { CodeAction } from "../features/code-actions/code-action.js";
import { escapeSnippet } from "../features/completion/completion-item.js";
import type { PolicyRequest } from "./with-policy.js";

type EditParts = Pick<PolicyRequest, "session" | "toEdit">;

/** The edits of an action; where the action says where its author goes on writing, a client that can goes there. */
export function toActionEdit({ session, toEdit }: EditParts, uri: string, action: CodeAction): WorkspaceEdit {
  const edits = action.edits.map(toEdit);
  const version = session.documents.get(uri)?.version ?? null;
  const withCaret = session.client.snippetEdits ? placeCaret(action, edits) : undefined;
  if (withCaret === undefined) return { changes: { [uri]: edits } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: withCaret }] };
}

/** The same edits with a mark where the cursor goes; undefined where no edit holds that place. */
function placeCaret({ caret, edits }: CodeAction, converted: readonly TextEdit[]): SnippetEdits | undefined {
  if (caret === undefined) return undefined;
  let moved = 0;
  for (const [index, { range, newText }] of edits.entries()) {
    const start = range.start + moved;
    const edit = converted[index];
    if (edit !== undefined && start <= caret && caret <= start + newText.length) {
      // Line breaks may be longer than they were, and the blanks of a line are added to those of a snippet.
      const head = newText.slice(0, caret - start);
      const isSimple = !head.includes("\n") && (edit.range.start.character === 0 || !newText.includes("\n"));
      if (!isSimple) return undefined;
      const value = `${escapeSnippet(head)}$0${escapeSnippet(edit.newText.slice(head.length))}`;
      return converted.map((one) => (one === edit ? { range: edit.range, snippet: { kind: "snippet", value } } : one));
    }
    moved += newText.length - (range.end - range.start);
  }
  return undefined;
}

type SnippetEdits = (TextEdit | SnippetTextEdit)[];
