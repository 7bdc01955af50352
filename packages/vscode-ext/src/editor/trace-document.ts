import {
  type Disposable,
  DocumentLink,
  EventEmitter,
  languages,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import type { Trace } from "../results/trace.js";
import { fileUri } from "./file-uri.js";

/** A read-only document beside the editor that shows how a decision came about. */
export interface TraceDocument extends Disposable {
  readonly show: (trace: Trace) => Promise<void>;
  /** The command lines that tell what a document shows; undefined for other documents. */
  readonly commandsOf: (document: Uri) => Trace["commands"] | undefined;
}

const scheme = "sentry-trace";

export function createTraceDocument(name: string): TraceDocument {
  let shown: Trace = { text: "", links: [], commands: [] };
  const uri = Uri.from({ scheme, path: `/${name}` });
  const changed = new EventEmitter<Uri>();
  const registered = [
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => shown.text,
    }),
    languages.registerDocumentLinkProvider(
      { scheme },
      { provideDocumentLinks: (document) => (document.getText() === shown.text ? shown.links.map(link) : []) },
    ),
  ];
  return {
    async show(trace) {
      shown = trace;
      changed.fire(uri);
      const document = await workspace.openTextDocument(uri);
      // Beside a text that the reader is in; a reader in a view has one beside it already.
      const viewColumn = window.activeTextEditor === undefined ? ViewColumn.One : ViewColumn.Beside;
      await window.showTextDocument(document, { viewColumn, preserveFocus: true, preview: true });
    },
    commandsOf: (document) => (document.scheme === scheme ? shown.commands : undefined),
    dispose() {
      for (const disposable of registered) disposable.dispose();
    },
  };
}

function link({ line, character, length, place }: Trace["links"][number]): DocumentLink {
  const range = new Range(line, character, line, character + length);
  return new DocumentLink(range, fileUri(place.uri).with({ fragment: `L${place.line + 1}` }));
}
