import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { CancellationToken, CancellationTokenSource } from "vscode-languageserver-protocol/node";
import { temporaryDirectory } from "../../../../test/support/temporary-directory.js";
import { agentScript } from "../../../core/test/tiers/agent/agent-script.js";
import {
  type ChatHandler,
  completion,
  saying,
  sendJson,
  startChatServer,
} from "../../../core/test/tiers/llm/chat-server.js";
import type { FullDryRunPlan, FullDryRunResult, PlanFullDryRunResult } from "../../src/index.js";
import { createTestClient, type TestClient } from "../support/test-client.js";

const uri = "file:///w/a.acl";
const key = "sk-a-key-that-nobody-may-see";
const opinion = (verdict: string) => JSON.stringify({ verdict, severity: "high", reason: "the tier said so" });
const events = [
  '{"event":{"ToolExec":{"pid":1,"argv":["socat"]}},"expect":"block","note":"the answer"}',
  '{"event":{"ToolExec":{"pid":1,"argv":["ls"]}}}',
  '{"event":{"ProcessExit":{"pid":1}}}',
].join("\n");
const rule = `rule "ask" {\n  on = "ToolExec"\n  match = "socat"\n  verdict = "escalate"\n  severity = "low"\n  reason = "r"\n}\n`;

interface Fixture {
  readonly settings: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly trusted?: boolean;
  /** Without a machine, as in a web worker. */
  readonly isWorker?: boolean;
}

/** A client with a policy and events open, and how often the server looked at the variables. */
async function start({ settings, variables = {}, trusted = true, isWorker = false }: Fixture) {
  let reads = 0;
  const environment = () => {
    reads++;
    return variables;
  };
  const client = createTestClient(
    isWorker ? {} : { machine: { environment, absolutePath: (path) => resolve("/root", path) } },
  );
  await client.initialize({ initializationOptions: { trusted } });
  client.open(uri, settings + rule);
  client.open("file:///w/a.events.ndjson", events);
  return { client, reads: () => reads };
}

const plan = (client: TestClient, params: object = {}) =>
  client.connection.sendRequest<PlanFullDryRunResult | null>("sentry/planFullDryRun", { uri, ...params });
const agree = (
  client: TestClient,
  { token }: Pick<FullDryRunPlan, "token">,
  cancellation: CancellationToken = CancellationToken.None,
) => client.connection.sendRequest<FullDryRunResult>("sentry/fullDryRun", { token }, cancellation);

function confirmed(planned: PlanFullDryRunResult | FullDryRunResult | null): FullDryRunPlan {
  if (planned?.outcome !== "confirm") throw new Error(`no plan: ${JSON.stringify(planned)}`);
  return planned;
}

async function model(handler: ChatHandler) {
  const server = await startChatServer(handler);
  onTestFinished(server.close);
  return server;
}

it("names the model, asks it when the user agrees, and writes no deny-file", async () => {
  const server = await model(saying(opinion("block")));
  const denyFile = join(temporaryDirectory(), "deny");
  const settings = `llm {\n  url = "${server.url}"\n  model = "m"\n  key = env("THE_KEY")\n}\ndeny {\n  exec = "${denyFile}"\n  file = env("NOT_SET")\n}\n`;
  const { client, reads } = await start({ settings, variables: { THE_KEY: key } });
  const planned = confirmed(await plan(client));
  expect(planned).toMatchObject({
    next: "run",
    llm: { endpoint: new URL(server.url).origin, model: "m" },
    variables: ["THE_KEY"],
    events: 2,
    escalated: 1,
  });
  expect(planned).not.toHaveProperty("agent");
  expect([reads(), server.requests.length]).toEqual([0, 0]);
  const result = await agree(client, planned);
  expect(result).toMatchObject({
    outcome: "done",
    files: [
      {
        uri: "file:///w/a.events.ndjson",
        rows: [
          { line: 0, verdict: "block", l1Verdict: "escalate", tier: "Llm", deny: { path: denyFile } },
          { line: 1, verdict: "allow", tier: "Rules" },
          { line: 2, notJudged: "other" },
        ],
      },
    ],
  });
  expect(server.requests).toMatchObject([{ headers: { authorization: `Bearer ${key}` } }]);
  expect(server.requests[0]?.body).not.toContain("the answer");
  expect(existsSync(denyFile)).toBe(false);
  expect(JSON.stringify([planned, result, client.log, client.published])).not.toContain(key);
});

it("reads variables when the user agrees to that, and then names what they say", async () => {
  const server = await model(saying(opinion("allow")));
  const withPassword = server.url.replace("://", `://user:${key}@`);
  const settings = 'llm {\n  url = env("MODEL_URL")\n  model = concat("m-", env("SIZE"))\n}\n';
  const { client, reads } = await start({ settings, variables: { MODEL_URL: withPassword, SIZE: "large" } });
  const first = confirmed(await plan(client));
  expect(first).toMatchObject({
    next: "variables",
    llm: { endpoint: 'env("MODEL_URL")', model: 'concat(…, env("SIZE"))' },
    variables: ["MODEL_URL", "SIZE"],
  });
  expect(reads()).toBe(0);
  const second = confirmed(await agree(client, first));
  expect(second).toMatchObject({ next: "run", llm: { endpoint: new URL(server.url).origin, model: "m-large" } });
  expect([reads(), server.requests.length]).toEqual([1, 0]);
  expect(await agree(client, second)).toMatchObject({ outcome: "done", files: [{ rows: [{ tier: "Llm" }, {}, {}] }] });
  expect([reads(), server.requests.length]).toEqual([1, 1]);
  expect(JSON.stringify([second, client.log])).not.toContain(key);
});

it("names the agent, starts it when the user agrees, and does not show it what is expected", async () => {
  const seen = join(temporaryDirectory(), "seen");
  const bin = agentScript(`printf '%s' "$*" > '${seen}'\nprintf '%s' '${opinion("block")}'`);
  const { client } = await start({ settings: `agent {\n  bin = "${bin}"\n}\n` });
  const planned = confirmed(await plan(client));
  expect(planned).toMatchObject({ next: "run", agent: { bin } });
  expect(existsSync(seen)).toBe(false);
  expect(await agree(client, planned)).toMatchObject({
    files: [{ rows: [{ verdict: "block", tier: "Agent", reason: "L3: the tier said so" }, {}, {}] }],
  });
  expect(readFileSync(seen, "utf8")).toContain("socat");
  expect(readFileSync(seen, "utf8")).not.toContain("the answer");
});

it("leaves out tiers, and says so", async () => {
  const settings = 'agent {\n  bin = env("AGENT_BIN")\n}\nfail_closed = true\n';
  const { client, reads } = await start({ settings });
  const planned = confirmed(await plan(client, { without: ["agent"] }));
  expect(planned).toMatchObject({ next: "run", variables: [] });
  expect(await agree(client, planned)).toMatchObject({
    files: [{ rows: [{ verdict: "block", reason: expect.stringContaining("left out of this run") }, {}, {}] }],
  });
  expect(reads()).toBe(1);
});

it("refuses in a workspace that is not trusted, also when trust is gone since", async () => {
  const untrusted = await start({ settings: "", trusted: false });
  expect(await plan(untrusted.client)).toMatchObject({ outcome: "refused", refused: "untrusted" });
  const { client } = await start({ settings: "" });
  const planned = confirmed(await plan(client));
  await client.connection.sendNotification("sentry/trustChanged", { trusted: false });
  expect(await agree(client, planned)).toMatchObject({ outcome: "refused", refused: "untrusted" });
});

it("refuses a plan that was used, is unknown, or does not hold any more", async () => {
  const { client } = await start({ settings: "" });
  const used = confirmed(await plan(client));
  expect(await agree(client, used)).toMatchObject({ outcome: "done" });
  expect(await agree(client, used)).toMatchObject({ outcome: "refused", refused: "expired" });
  expect(await agree(client, { token: "none" })).toMatchObject({ refused: "expired" });
  const changed = confirmed(await plan(client));
  client.change(uri, 2, [{ text: `agent {\n  bin = "/bin/false"\n}\n${rule}` }]);
  expect(await agree(client, changed)).toMatchObject({ refused: "expired" });
});

it("refuses what a web worker cannot do, and a policy that cannot judge", async () => {
  const { client } = await start({ settings: 'agent {\n  bin = "/bin/false"\n}\n', isWorker: true });
  expect(await plan(client)).toMatchObject({ outcome: "refused", refused: "agent" });
  expect(await plan(client, { without: ["agent"] })).toMatchObject({ outcome: "confirm" });
  expect(await plan(client, { uri: "file:///none.acl" })).toBeNull();
  await expect(plan(client, { without: ["all"] })).rejects.toMatchObject({ code: -32602 });
  client.change(uri, 2, [{ text: 'llm {\n  url = "https://h.example"\n  model = "m"\n  key = env("NOT_SET")\n}\n' }]);
  expect(await agree(client, confirmed(await plan(client)))).toMatchObject({
    refused: "policy",
    message: expect.stringContaining("NOT_SET"),
  });
  client.change(uri, 3, [{ text: "{" }]);
  expect(await plan(client)).toMatchObject({ refused: "errors" });
});

it.each(["the client", "the loss of trust"])("is stopped by %s", async (by) => {
  let asked = () => {};
  let left = () => {};
  const isAsked = new Promise<void>((settle) => {
    asked = settle;
  });
  const isLeft = new Promise<void>((settle) => {
    left = settle;
  });
  const server = await model((_, response) => {
    response.on("close", left);
    asked();
  });
  const { client } = await start({ settings: `llm {\n  url = "${server.url}"\n  model = "m"\n}\n` });
  const cancellation = new CancellationTokenSource();
  const running = agree(client, confirmed(await plan(client)), cancellation.token);
  const outcome = expect(running).rejects.toThrow();
  await isAsked;
  if (by === "the client") cancellation.cancel();
  else await client.connection.sendNotification("sentry/trustChanged", { trusted: false });
  await Promise.all([outcome, isLeft]);
});

it("tells how far it has come", async () => {
  const server = await model((_, response) => sendJson(response, completion(opinion("allow"))));
  const { client } = await start({ settings: `llm {\n  url = "${server.url}"\n  model = "m"\n}\n` });
  const { token } = confirmed(await plan(client));
  const told = new Promise((tell) => {
    client.connection.onNotification("$/progress", tell);
  });
  void client.connection.sendRequest("sentry/fullDryRun", { token, workDoneToken: "t" });
  expect(await told).toMatchObject({ token: "t", value: { kind: "report", message: "1/1", percentage: 100 } });
});
