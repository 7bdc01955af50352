import { driveAnalysis } from "@a3s/sentry-core";
import type { Hover as LspHover } from "vscode-languageserver";
import { hoverEvent } from "../features/events/hover-event.js";
import { factsOfRules, type Hover, hover, noFacts } from "../features/hover/hover.js";
import { logFailure } from "../server/guard.js";
import type { Session } from "../server/session.js";
import type { Services, Wiring } from "./wiring.js";
import { documentRequest } from "./with-document.js";
import { analysedSnapshot, type SyntaxRequest } from "./with-policy.js";

export const hoverWiring: Wiring = {
  capabilities: () => ({ hoverProvider: true }),
  register(session, services) {
    session.connection.onHover(
      documentRequest<LspHover | null>(session, services, {
        name: "textDocument/hover",
        otherwise: null,
        handlers: {
          syntax: (request) => hoverPolicy(session, services, request),
          events(request) {
            const judge = request.run?.tried?.judge;
            return judge === undefined ? null : toLspHover(request, hoverEvent(request.file, request.offset, judge));
          },
        },
      }),
    );
  },
};

/** Somebody who rests on a word waits so long for what has to be searched for, and then sees the rest. Milliseconds. */
const patience = 80;

/** What the text tells is there at once; what is known of the rule is a part of it where it is found in time. */
async function hoverPolicy(session: Session, services: Services, request: SyntaxRequest): Promise<LspHover | null> {
  const { snapshot, offset, signal } = request;
  const { uri, text } = snapshot;
  const withFacts = async () => {
    const analysed = await analysedSnapshot(session, uri, signal);
    if (analysed?.text !== text) return undefined;
    const judged = services.samples.made(uri, text)?.tried?.judge;
    return driveAnalysis(hover(analysed, offset, factsOfRules(analysed, judged)), { signal });
  };
  // It goes on when it is late: the next hover finds made what this one began.
  const whole = withFacts();
  const found = await Promise.race([whole, pause(patience).then(() => "late" as const)]);
  if (found !== "late") return toLspHover(request, found);
  whole.catch((error: unknown) => {
    if (!signal.aborted) logFailure(session, "describing a rule", error);
  });
  return toLspHover(request, await driveAnalysis(hover(snapshot, offset, noFacts), { signal }));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function toLspHover({ toRange }: Pick<SyntaxRequest, "toRange">, found: Hover | undefined): LspHover | null {
  if (found === undefined) return null;
  return { range: toRange(found.range), contents: { kind: "markdown", value: found.markdown } };
}
