import { LineIndex } from "@a3s/acl-grammar";
import { type DocumentSymbol, type SymbolInformation, SymbolKind, type WorkspaceSymbol } from "vscode-languageserver";
import { documentSymbols, type PolicySymbol } from "../features/document-symbols.js";
import { eventSymbols } from "../features/events/event-symbols.js";
import { workspaceSymbols } from "../features/workspace-symbols.js";
import { guardRequest } from "../server/guard.js";
import { recordOf } from "../server/params.js";
import { roleOf } from "../server/role-of.js";
import type { Session } from "../server/session.js";
import { toLspRange } from "./to-lsp-range.js";
import type { Wiring } from "./wiring.js";
import { documentRequest } from "./with-document.js";
import type { SyntaxRequest } from "./with-policy.js";

/** So many policies of the workspace that are not open are searched. */
const maxPolicies = 200;

export const symbolsWiring: Wiring = {
  capabilities: () => ({ documentSymbolProvider: true, workspaceSymbolProvider: true }),
  register(session, services) {
    session.connection.onDocumentSymbol(
      documentRequest<DocumentSymbol[] | SymbolInformation[]>(session, services, {
        name: "textDocument/documentSymbol",
        otherwise: [],
        handlers: {
          syntax(request) {
            const symbols = documentSymbols(request.snapshot).map((symbol) => toDocumentSymbol(request, symbol));
            return session.client.hierarchicalSymbols ? symbols : flatten(symbols, request.snapshot.uri);
          },
          events({ file, uri, toRange }) {
            const symbols = eventSymbols(file).map(({ name, detail, range }): DocumentSymbol => {
              const place = toRange(range);
              return { name, detail, kind: SymbolKind.Event, range: place, selectionRange: place };
            });
            return session.client.hierarchicalSymbols ? symbols : flatten(symbols, uri);
          },
        },
      }),
    );
    session.connection.onWorkspaceSymbol(
      guardRequest<WorkspaceSymbol[]>(session, "workspace/symbol", [], async (params, { signal }) => {
        const { query } = recordOf(params);
        const snapshots = [];
        for (const source of await policyTexts(session)) {
          signal.throwIfAborted();
          snapshots.push(session.policies.snapshotOf(source));
        }
        const lines = new Map(snapshots.map(({ uri, text }) => [uri, new LineIndex(text)]));
        return workspaceSymbols(snapshots, typeof query === "string" ? query : "").flatMap((symbol) => {
          const lineIndex = lines.get(symbol.uri);
          if (lineIndex === undefined) return [];
          const location = { uri: symbol.uri, range: toLspRange(lineIndex, symbol.nameRange) };
          return [{ name: symbol.name, kind: kinds[symbol.kind], containerName: symbol.detail, location }];
        });
      }),
    );
  },
};

/** The policies that are open, and those of the workspace's folders. */
async function policyTexts(session: Session) {
  const { documents, folders } = session;
  const texts = [...documents.all()].filter(({ uri }) => roleOf(session, uri) === "policy");
  const files = [];
  for (const folder of folders) {
    for (const uri of (await session.files.list(folder, "**/*.acl")).slice(0, maxPolicies)) {
      const file = documents.get(uri) === undefined ? await session.files.read(uri) : undefined;
      if (file !== undefined && documents.get(uri) === undefined) files.push({ ...file, version: 0 });
    }
  }
  return [...texts, ...files];
}

const kinds: Readonly<Record<PolicySymbol["kind"], SymbolKind>> = {
  block: SymbolKind.Module,
  rule: SymbolKind.Function,
  assertion: SymbolKind.Constant,
  attribute: SymbolKind.Property,
  list: SymbolKind.Array,
};

function toDocumentSymbol(request: SyntaxRequest, symbol: PolicySymbol): DocumentSymbol {
  const { name, kind, detail, range, nameRange, children } = symbol;
  return {
    name,
    kind: kinds[kind],
    ...(detail === "" ? {} : { detail }),
    range: request.toRange(range),
    selectionRange: request.toRange(nameRange),
    ...(children.length === 0 ? {} : { children: children.map((child) => toDocumentSymbol(request, child)) }),
  };
}

function flatten(symbols: readonly DocumentSymbol[], uri: string, container?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(container === undefined ? {} : { containerName: container }) },
    ...flatten(children, uri, name),
  ]);
}
