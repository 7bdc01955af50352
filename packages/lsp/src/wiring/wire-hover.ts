import { driveAnalysis } from "@a3s/sentry-core";
import type { Hover as LspHover } from "vscode-languageserver";
import { hoverEvent } from "../features/events/hover-event.js";
import { type Hover, hover } from "../features/hover/hover.js";
import type { Wiring } from "./wiring.js";
import { documentRequest } from "./with-document.js";
import type { PolicyRequest } from "./with-policy.js";

export const hoverWiring: Wiring = {
  capabilities: () => ({ hoverProvider: true }),
  register(session, services) {
    session.connection.onHover(
      documentRequest<LspHover | null>(session, services, {
        name: "textDocument/hover",
        otherwise: null,
        handlers: {
          async policy(request) {
            const { snapshot, offset, signal } = request;
            const judged = services.samples.made(snapshot.uri, snapshot.text)?.tried?.judge;
            return toLspHover(request, await driveAnalysis(hover(snapshot, offset, judged && { judged }), { signal }));
          },
          events(request) {
            const judge = request.run?.tried?.judge;
            return judge === undefined ? null : toLspHover(request, hoverEvent(request.file, request.offset, judge));
          },
        },
      }),
    );
  },
};

function toLspHover({ toRange }: Pick<PolicyRequest, "toRange">, found: Hover | undefined): LspHover | null {
  if (found === undefined) return null;
  return { range: toRange(found.range), contents: { kind: "markdown", value: found.markdown } };
}
