import { type Disposable, EventEmitter, Uri, ViewColumn, window, workspace } from "vscode";

/** A read-only document beside the editor that shows how a decision came about. */
export interface TraceDocument extends Disposable {
  readonly show: (text: string) => Promise<void>;
}

const scheme = "sentry-trace";

export function createTraceDocument(name: string): TraceDocument {
  let content = "";
  const uri = Uri.from({ scheme, path: `/${name}` });
  const changed = new EventEmitter<Uri>();
  const registered = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => content,
  });
  return {
    async show(text) {
      content = text;
      changed.fire(uri);
      const document = await workspace.openTextDocument(uri);
      await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
    },
    dispose() {
      registered.dispose();
      changed.dispose();
    },
  };
}
