import { ErrorCodes, ResponseError, type TextDocumentContentResult } from "vscode-languageserver";
import { builtinDocument, builtinScheme } from "../document/builtin-document.js";
import { guardRequest } from "../server/guard.js";
import { textOf } from "../server/params.js";
import type { Wiring } from "./wiring.js";

/** The read-only documents of the server: the built-in policy. */
export const builtinContentWiring: Wiring = {
  capabilities: () => ({ workspace: { textDocumentContent: { schemes: [builtinScheme] } } }),
  register(session) {
    const content = guardRequest<TextDocumentContentResult>(
      session,
      "workspace/textDocumentContent",
      { text: "" },
      (params) => {
        if (textOf(params, "uri") === builtinDocument.uri) return { text: builtinDocument.text };
        throw new ResponseError(ErrorCodes.InvalidParams, `the only document of the server is ${builtinDocument.uri}`);
      },
    );
    session.connection.onRequest("workspace/textDocumentContent", content);
  },
};
