import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  completion,
  type ReceivedRequest,
  sendJson,
  startChatServer,
} from "../../../core/test/tiers/llm/chat-server.js";
import type { AskedModel } from "./suite-result.js";

export interface ModelEndpoint {
  /** Variables that say where the endpoint is, and what opens it. */
  readonly environment: Readonly<Record<string, string>>;
  /** What nobody may see. */
  readonly key: string;
  readonly wasAsked: () => boolean;
  readonly close: () => Promise<void>;
}

const opinion = JSON.stringify({ verdict: "block", severity: "high", reason: "the model said so" });

/**
 * A real HTTP server in the place of a model, which blocks whatever it is asked about. A GET gives what came before, so
 * that a suite inside an editor knows it. The policy `model-here.acl` in the workspace names it.
 */
export async function startModelEndpoint(workspace: string): Promise<ModelEndpoint> {
  const key = `key-${randomUUID()}`;
  const came: ReceivedRequest[] = [];
  const { url, close } = await startChatServer((request, response) => {
    // A page asks another origin whether it may.
    response
      .setHeader("access-control-allow-origin", "*")
      .setHeader("access-control-allow-headers", "*, authorization");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    if (request.method === "GET") return sendJson(response, JSON.stringify(came.map((one) => askedModel(one, key))));
    came.push(request);
    sendJson(response, completion(opinion));
  });
  writeFileSync(
    join(workspace, "model-here.acl"),
    `llm {
  url   = "${url}"
  model = "guard-small"
}

rule "look-closer" {
  on       = "ToolExec"
  match    = '^nc\\s'
  verdict  = "escalate"
  severity = "low"
  reason   = "somebody should look at it"
}
`,
  );
  return {
    environment: { SENTRY_TEST_MODEL_URL: url, SENTRY_TEST_MODEL_KEY: key },
    key,
    wasAsked: () => came.length > 0,
    close,
  };
}

function askedModel({ headers, body }: ReceivedRequest, key: string): AskedModel {
  return { isKeyRight: headers.authorization === `Bearer ${key}`, body };
}
