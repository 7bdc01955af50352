import {
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  type CompletionItem as LspCompletionItem,
} from "vscode-languageserver";
import { complete } from "../features/completion/complete.js";
import {
  type CompletionItem,
  type CompletionKind,
  plainInsertText,
  snippetInsertText,
} from "../features/completion/completion-item.js";
import { variableNames } from "../features/completion/variable-names.js";
import { completeEvent } from "../features/events/complete-event.js";
import type { Session } from "../server/session.js";
import { settingsOf } from "../settings/settings-of.js";
import { siblingUri } from "../workspace/sibling-uri.js";
import type { Wiring } from "./wiring.js";
import { documentRequest } from "./with-document.js";
import { analysedSnapshot, type SyntaxRequest } from "./with-policy.js";

/** A command of VS Code; other editors have it under this name or do without. */
const triggerSuggest = "editor.action.triggerSuggest";

const nothing: CompletionList = { isIncomplete: false, items: [] };

export const completionWiring: Wiring = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: ['"', "'", "=", "(", "/", "{", "\\", "#", ":", " "] },
  }),
  register(session, services) {
    const environment = (uri: string) => {
      const isWanted = session.trusted && settingsOf(session, uri).environmentNames;
      return isWanted ? Object.keys(services.machine?.environment() ?? {}) : [];
    };
    const toList = (request: ToLsp, items: readonly CompletionItem[]): CompletionList => ({
      isIncomplete: false,
      items: items.map((item, index) => toLspItem(session, request, item, index)),
    });
    session.connection.onCompletion(
      documentRequest<CompletionList>(session, services, {
        name: "textDocument/completion",
        otherwise: nothing,
        handlers: {
          async syntax(request) {
            const { snapshot, offset } = request;
            const listFolder = async (folder: string) => {
              const uri = siblingUri(snapshot.uri, folder);
              return uri === undefined ? [] : session.files.listFolder(uri);
            };
            const reportedCodes = async () => {
              const analysed = await analysedSnapshot(session, snapshot.uri, request.signal);
              return analysed?.analysis.diagnostics.map(({ code }) => code) ?? [];
            };
            const others = [...session.documents.all()].filter(
              ({ uri }) => uri !== snapshot.uri && uri.endsWith(".acl"),
            );
            const variables = variableNames({
              policy: { text: snapshot.text, offset },
              others: others.map(({ text }) => text),
              environment: environment(snapshot.uri),
            });
            return toList(request, await complete(snapshot, offset, { listFolder, variables, reportedCodes }));
          },
          events: (request) =>
            toList(request, completeEvent(request.file, request.offset, request.run?.tried?.judge.rules ?? [])),
        },
      }),
    );
  },
};

type ToLsp = Pick<SyntaxRequest, "toRange" | "toEdit">;

function toLspItem(session: Session, request: ToLsp, item: CompletionItem, index: number): LspCompletionItem {
  const { label, kind, detail, documentation, range, insert, filterText, additionalEdits, retrigger } = item;
  const { snippets } = session.client;
  const hasHoles = insert.some((part) => typeof part !== "string");
  return {
    label,
    kind: kinds[kind],
    // The order of the items is the one to show; editors sort by this text.
    sortText: String(index).padStart(5, "0"),
    insertTextFormat: snippets && hasHoles ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: {
      range: request.toRange(range),
      newText: snippets && hasHoles ? snippetInsertText(insert) : plainInsertText(insert),
    },
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: "markdown", value: documentation } }),
    ...(filterText === undefined ? {} : { filterText }),
    ...(additionalEdits === undefined ? {} : { additionalTextEdits: additionalEdits.map(request.toEdit) }),
    ...(retrigger === true && session.commands.has(triggerSuggest)
      ? { command: { title: "Suggest", command: triggerSuggest } }
      : {}),
  };
}

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  attribute: CompletionItemKind.Property,
  block: CompletionItemKind.Module,
  skeleton: CompletionItemKind.Snippet,
  value: CompletionItemKind.EnumMember,
  "event-kind": CompletionItemKind.Event,
  function: CompletionItemKind.Function,
  variable: CompletionItemKind.Variable,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  regex: CompletionItemKind.Snippet,
  code: CompletionItemKind.Constant,
  comment: CompletionItemKind.Text,
};
