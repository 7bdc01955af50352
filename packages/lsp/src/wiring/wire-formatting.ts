import type { TextEdit } from "vscode-languageserver";
import { formatOnType, onTypeTriggers } from "../features/formatting/format-on-type.js";
import { formatPolicy, formatPolicyRange } from "../features/formatting/format-policy.js";
import { textOf } from "../server/params.js";
import type { Wiring } from "./wiring.js";
import { syntaxRequest } from "./with-policy.js";

const [firstTrigger, ...moreTriggers] = onTypeTriggers;

/** The canonical style has no options: those that a client sends say nothing. */
export const formattingWiring: Wiring = {
  capabilities: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: {
      firstTriggerCharacter: firstTrigger,
      moreTriggerCharacter: [...moreTriggers],
    },
  }),
  register(session) {
    const { connection } = session;
    connection.onDocumentFormatting(
      syntaxRequest<TextEdit[]>(session, "textDocument/formatting", [], ({ snapshot, toEdit }) =>
        formatPolicy(snapshot).map(toEdit),
      ),
    );
    connection.onDocumentRangeFormatting(
      syntaxRequest<TextEdit[]>(session, "textDocument/rangeFormatting", [], (request) =>
        formatPolicyRange(request.snapshot, request.fromRange(request.params.range)).map(request.toEdit),
      ),
    );
    connection.onDocumentOnTypeFormatting(
      syntaxRequest<TextEdit[]>(session, "textDocument/onTypeFormatting", [], (request) =>
        formatOnType(request.snapshot, request.offset, textOf(request.params, "ch")).map(request.toEdit),
      ),
    );
  },
};
