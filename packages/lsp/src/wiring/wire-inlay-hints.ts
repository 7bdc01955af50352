import type { InlayHint, Position } from "vscode-languageserver";
import { verdictHints } from "../features/events/verdict-hints.js";
import type { InlineHint } from "../features/inline-hint.js";
import { policyHints } from "../features/samples/policy-hints.js";
import { settingsOf } from "../settings/settings-of.js";
import type { Wiring } from "./wiring.js";
import { documentRequest } from "./with-document.js";
import type { PolicyRequest } from "./with-policy.js";

export const inlayHintsWiring: Wiring = {
  capabilities: () => ({ inlayHintProvider: true }),
  register(session, services) {
    session.connection.languages.inlayHint.on(
      documentRequest<InlayHint[]>(session, services, {
        name: "textDocument/inlayHint",
        otherwise: [],
        handlers: {
          policy(request) {
            const { orderHints, failsOpenHints, defaultHints } = settingsOf(session, request.snapshot.uri);
            const options = { order: orderHints, failsOpen: failsOpenHints, defaults: defaultHints };
            const range = request.fromRange(request.params.range);
            return policyHints(request.snapshot, options, range).map((hint) => toLspHint(request, hint));
          },
          events(request) {
            const judge = request.run?.tried?.judge;
            if (judge === undefined || !settingsOf(session, request.uri).verdictHints) return [];
            const range = request.fromRange(request.params.range);
            return verdictHints(request.file, judge, range).map((hint) => toLspHint(request, hint));
          },
        },
      }),
    );
  },
};

function toLspHint({ toRange }: Pick<PolicyRequest, "toRange">, { offset, label, tooltip }: InlineHint): InlayHint {
  const position: Position = toRange({ start: offset, end: offset }).start;
  return {
    position,
    label,
    paddingLeft: true,
    ...(tooltip === undefined ? {} : { tooltip: { kind: "markdown", value: tooltip } }),
  };
}
