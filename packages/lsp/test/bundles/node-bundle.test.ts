import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  createProtocolConnection,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol/node";
import { startServerProcess } from "../support/server-process.js";

const local = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const bundle = local("../../bundle/node.cjs");
const uri = "file:///a.acl";

// The bundle as `npm run build` writes it, and the command that users have.
const programs = [
  { name: "the bundle", script: bundle, args: ["--stdio"] },
  { name: "sentry lsp", script: local("../../../cli/bin/sentry.js"), args: ["lsp"] },
  { name: "sentry lsp --stdio", script: local("../../../cli/bin/sentry.js"), args: ["lsp", "--stdio"] },
];

describe.each(programs)("$name", ({ script, args }) => {
  it("checks a policy, and ends with 0 after shutdown and exit", async () => {
    const { connection, initialize, ended } = startServerProcess(script, args);
    expect(await initialize()).toMatchObject({ serverInfo: { name: "sentry" } });
    const published = new Promise<PublishDiagnosticsParams>((resolve) => {
      connection.onNotification(PublishDiagnosticsNotification.type, resolve);
    });
    await connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "acl", version: 1, text: "fail_closed = 1\n" },
    });
    expect((await published).diagnostics).toMatchObject([{ code: "acl.schema.value_type" }]);
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    expect(await ended).toEqual({ code: 0, stderr: "" });
  });
});

it("ends with 1 where the client exits without shutdown", async () => {
  const { connection, initialize, ended } = startServerProcess(bundle, ["--stdio"]);
  await initialize();
  await connection.sendNotification("exit");
  expect(await ended).toMatchObject({ code: 1 });
});

it("ends where the client is gone", async () => {
  const { process, initialize, ended } = startServerProcess(bundle, ["--stdio"]);
  await initialize();
  process.stdin?.end();
  expect(await ended).toMatchObject({ code: 1 });
});

it("serves over the channel to the process that forked it", async () => {
  const child = fork(bundle, ["--node-ipc"], { stdio: "pipe" });
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.listen();
  const ended = once(child, "exit");
  onTestFinished(() => {
    child.kill();
  });
  const params = { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities: {} };
  expect(await connection.sendRequest(InitializeRequest.type, params)).toMatchObject({
    serverInfo: { name: "sentry" },
  });
  child.disconnect();
  expect(await ended).toEqual([1, null]);
});

it("survives bytes that are no message", async () => {
  const { process, ended } = startServerProcess(bundle, ["--stdio"]);
  process.stdin?.end("Content-Length: 5\r\n\r\n{{{{{Content-Length: nine\r\n\r\n\0\0\0");
  expect(await ended).toMatchObject({ code: 1 });
});
