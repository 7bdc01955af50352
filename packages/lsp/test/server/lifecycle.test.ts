import { describe, expect, it } from "vitest";
import { createTestClient } from "../support/test-client.js";

const hover = { textDocument: { uri: "file:///a.acl" }, position: { line: 0, character: 0 } };

describe("before initialize", () => {
  it("answers requests with ServerNotInitialized", async () => {
    const client = createTestClient();
    await expect(client.connection.sendRequest("textDocument/hover", hover)).rejects.toMatchObject({ code: -32002 });
  });

  it("does not hear notifications", async () => {
    const client = createTestClient();
    client.open("file:///a.acl", "fail_closed = 1\n");
    await client.initialize();
    client.open("file:///b.acl", "fail_closed = 1\n");
    await client.publication(({ uri }) => uri === "file:///b.acl");
    expect(client.published.map(({ uri }) => uri)).toEqual(["file:///b.acl"]);
  });
});

it("initializes once", async () => {
  const client = createTestClient();
  await client.initialize();
  await expect(client.initialize()).rejects.toMatchObject({ code: -32600 });
});

it("answers nothing after shutdown, and checks nothing", async () => {
  const client = createTestClient();
  await client.initialize();
  client.open("file:///a.acl", "fail_closed = 1\n");
  await client.connection.sendRequest("shutdown");
  await expect(client.connection.sendRequest("textDocument/hover", hover)).rejects.toMatchObject({ code: -32600 });
  client.change("file:///a.acl", 2, [{ text: "dry_run = 1\n" }]);
  await expect(client.connection.sendRequest("textDocument/hover", hover)).rejects.toMatchObject({ code: -32600 });
  expect(client.published).toEqual([]);
});

it("calls a method that it does not have by its name", async () => {
  const client = createTestClient();
  await client.initialize();
  await expect(client.connection.sendRequest("sentry/nothing", {})).rejects.toMatchObject({ code: -32601 });
});
