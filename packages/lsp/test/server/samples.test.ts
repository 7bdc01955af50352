import { expect, it } from "vitest";
import { createTestClient } from "../support/test-client.js";

const policy = `fail_closed = true
rule "no-netcat" {
  on = "ToolExec"
  match = 'ncat'
  verdict = "block"
  severity = "low"
  reason = "r"
}
`;
const event = (argv: string, expect: string) =>
  `{"event":{"ToolExec":{"pid":1,"argv":${JSON.stringify(argv.split(" "))}}},"expect":"${expect}"}\n`;

it("puts what it finds in sample events on their file, by the policy of its name", async () => {
  const client = createTestClient();
  await client.initialize();
  client.open("file:///w/a.acl", policy);
  client.open("file:///w/a.events.ndjson", event("ncat -l", "allow"));
  const { diagnostics } = await client.publication(
    ({ uri, diagnostics }) => uri === "file:///w/a.events.ndjson" && diagnostics.length > 0,
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(["sentry.expect.failed"]);
  client.forgetPublished();
  client.change("file:///w/a.acl", 2, [{ text: policy.replace("ncat", "socat") }]);
  await client.publication(({ uri, diagnostics }) => uri === "file:///w/a.events.ndjson" && diagnostics.length === 0);
});

it("judges by a policy that stands on the disk alone", async () => {
  const files = new Map([["file:///w/a.acl", policy]]);
  const client = createTestClient({
    files: {
      readFile: async (uri) => files.get(uri),
      findFiles: async () => [...files.keys()].filter((uri) => uri.endsWith(".acl")),
      listFolder: async () => [],
    },
  });
  await client.initialize({ folders: ["file:///w"] });
  const uri = "file:///w/other.events.ndjson";
  client.open(uri, event("ncat -l", "allow"));
  await client.publication((params) => params.uri === uri && params.diagnostics.length > 0);
  client.forgetPublished();
  files.set("file:///w/a.acl", policy.replace("ncat", "socat"));
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: "file:///w/a.acl", type: 2 }],
  });
  await client.publication((params) => params.uri === uri && params.diagnostics.length === 0);
});

it("reads sample events without a policy", async () => {
  const client = createTestClient();
  await client.initialize();
  client.open("file:///w/a.events.ndjson", "no event\n");
  const { diagnostics } = await client.publication(({ diagnostics }) => diagnostics.length > 0);
  expect(diagnostics).toHaveLength(1);
});

it("tries the expectations in a policy's comments", async () => {
  const client = createTestClient();
  await client.initialize();
  const uri = "file:///w/a.acl";
  client.open(uri, policy.replace("rule", '# expect allow: "ncat -l"\nrule'));
  const { diagnostics } = await client.publication(({ diagnostics }) =>
    diagnostics.some(({ code }) => code === "sentry.expect.failed"),
  );
  expect(diagnostics.find(({ code }) => code === "sentry.expect.failed")?.range.start.line).toBe(1);
});
