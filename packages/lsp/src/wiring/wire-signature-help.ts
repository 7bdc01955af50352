import type { SignatureHelp } from "vscode-languageserver";
import { signatureHelp } from "../features/signature-help.js";
import type { Wiring } from "./wiring.js";
import { syntaxRequest } from "./with-policy.js";

export const signatureHelpWiring: Wiring = {
  capabilities: () => ({ signatureHelpProvider: { triggerCharacters: ["("], retriggerCharacters: [","] } }),
  register(session) {
    session.connection.onSignatureHelp(
      syntaxRequest<SignatureHelp | null>(session, "textDocument/signatureHelp", null, ({ snapshot, offset }) => {
        const found = signatureHelp(snapshot, offset);
        if (found === undefined) return null;
        const { label, documentation, parameters, activeParameter } = found;
        const signature = {
          label,
          documentation: { kind: "markdown" as const, value: documentation },
          parameters: parameters.map(({ start, end }) => ({ label: [start, end] as [number, number] })),
        };
        return { signatures: [signature], activeSignature: 0, activeParameter };
      }),
    );
  },
};
