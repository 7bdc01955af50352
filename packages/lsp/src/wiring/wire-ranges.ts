import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type FoldingRange,
  FoldingRangeKind,
  type SelectionRange,
} from "vscode-languageserver";
import { documentHighlights } from "../features/document-highlights.js";
import { foldEvents } from "../features/events/fold-events.js";
import { type FoldingRange as Fold, foldingRanges } from "../features/folding-ranges.js";
import { selectionRanges } from "../features/selection-ranges.js";
import { positionOf } from "../server/params.js";
import type { Wiring } from "./wiring.js";
import { documentRequest } from "./with-document.js";
import { syntaxRequest } from "./with-policy.js";

const highlightKinds = {
  write: DocumentHighlightKind.Write,
  read: DocumentHighlightKind.Read,
  text: DocumentHighlightKind.Text,
} as const;

/** A client asks for the ranges at all of its cursors; nobody has more. */
const maxPositions = 1000;

/** Folding, selection and highlights. */
export const rangesWiring: Wiring = {
  capabilities: () => ({
    documentHighlightProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
  }),
  register(session, services) {
    const { connection } = session;
    connection.onDocumentHighlight(
      syntaxRequest<DocumentHighlight[]>(
        session,
        "textDocument/documentHighlight",
        [],
        ({ snapshot, offset, toRange }) =>
          documentHighlights(snapshot, offset).map(({ range, kind }) => ({
            range: toRange(range),
            kind: highlightKinds[kind],
          })),
      ),
    );
    connection.onFoldingRanges(
      documentRequest<FoldingRange[]>(session, services, {
        name: "textDocument/foldingRange",
        otherwise: [],
        handlers: {
          syntax: ({ snapshot }) => foldingRanges(snapshot).map(toLspFold),
          events: ({ file }) => foldEvents(file).map(toLspFold),
        },
      }),
    );
    connection.onSelectionRanges(
      syntaxRequest<SelectionRange[]>(session, "textDocument/selectionRange", [], ({ snapshot, params, toRange }) => {
        const positions = Array.isArray(params.positions) ? params.positions.slice(0, maxPositions) : [];
        const { lineIndex } = snapshot.parsed;
        return positions.flatMap((position: unknown) => {
          const ranges = selectionRanges(snapshot, lineIndex.offsetAt(positionOf(position)));
          const innermost = ranges.reduceRight<SelectionRange | undefined>(
            (parent, range) => ({ range: toRange(range), ...(parent === undefined ? {} : { parent }) }),
            undefined,
          );
          return innermost === undefined ? [] : [innermost];
        });
      }),
    );
  },
};

function toLspFold({ startLine, endLine, kind }: Fold): FoldingRange {
  return { startLine, endLine, ...(kind === "comment" ? { kind: FoldingRangeKind.Comment } : {}) };
}
