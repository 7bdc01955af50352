import type { DocumentLink } from "vscode-languageserver";
import { documentLinks } from "../features/document-links.js";
import { siblingUri } from "../workspace/sibling-uri.js";
import { documentationOf } from "./to-lsp-diagnostic.js";
import type { Wiring } from "./wiring.js";
import { syntaxRequest } from "./with-policy.js";

export const documentLinksWiring: Wiring = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  register(session) {
    session.connection.onDocumentLinks(
      syntaxRequest<DocumentLink[]>(session, "textDocument/documentLink", [], ({ snapshot, toRange }) =>
        documentLinks(snapshot).flatMap(({ range, target }) => {
          const uri = target.kind === "path" ? siblingUri(snapshot.uri, target.path) : documentationOf(target.code);
          return uri === undefined ? [] : [{ range: toRange(range), target: uri }];
        }),
      ),
    );
  },
};
