import { ErrorCodes, ResponseError } from "vscode-languageserver";
import { createFullDryRuns, type FullDryRunRequest } from "../full-dry-run/full-dry-runs.js";
import type { FullDryRunTier } from "../protocol/full-dry-run.js";
import { guardRequest } from "../server/guard.js";
import { recordOf, textOf } from "../server/params.js";
import type { Session } from "../server/session.js";
import { unlessGone } from "../server/unless-gone.js";
import type { Wiring } from "./wiring.js";

const tiers: readonly FullDryRunTier[] = ["llm", "agent", "sae"];

/** Dry runs through all tiers: the only thing that the server does besides reading, and only where the user agrees. */
export const fullDryRunWiring: Wiring = {
  register(session, { samples, machine }) {
    const { connection } = session;
    const runs = createFullDryRuns({
      runOf: samples.ofPolicy,
      isTrusted: () => session.trusted,
      ...(machine && { machine }),
    });
    connection.onRequest(
      "sentry/planFullDryRun",
      guardRequest<object | null>(session, "sentry/planFullDryRun", null, (params, { signal }) =>
        runs.plan(requestOf(params), signal),
      ),
    );
    connection.onRequest(
      "sentry/fullDryRun",
      guardRequest<object | null>(session, "sentry/fullDryRun", null, async (params, { signal }) => {
        const token = textOf(params, "token");
        const acting = new AbortController();
        session.acting.add(acting);
        try {
          const onProgress = reporter(session, recordOf(params).workDoneToken);
          return await runs.run(token, { signal: AbortSignal.any([signal, acting.signal]), onProgress });
        } catch (error) {
          if (!signal.aborted && acting.signal.aborted) {
            throw new ResponseError(ErrorCodes.InvalidRequest, "stopped: the workspace is not trusted any more");
          }
          throw error;
        } finally {
          session.acting.delete(acting);
        }
      }),
    );
  },
};

function requestOf(params: unknown): FullDryRunRequest {
  const { text, without = [] } = recordOf(params);
  if (text !== undefined && typeof text !== "string") {
    throw new ResponseError(ErrorCodes.InvalidParams, "text must be a text");
  }
  if (!Array.isArray(without) || !without.every((tier) => tiers.includes(tier))) {
    throw new ResponseError(ErrorCodes.InvalidParams, `without must be a list of ${tiers.join(", ")}`);
  }
  return { uri: textOf(params, "uri"), without, ...(text !== undefined && { text }) };
}

/** Tells how far a run has come, where the client gave a token for it. */
function reporter({ connection }: Session, token: unknown) {
  return ({ done, total }: { readonly done: number; readonly total: number }) => {
    if (typeof token !== "string" && typeof token !== "number") return;
    const value = { kind: "report", message: `${done}/${total}`, percentage: Math.floor((100 * done) / total) };
    unlessGone(connection.sendNotification("$/progress", { token, value }));
  };
}
