import { expect, it } from "vitest";
import { createTestClient } from "../support/test-client.js";

const environment = { MODEL_URL: "value-of-it", AWS_SECRET_KEY: "value-of-it", HOME: "value-of-it", lower_key: "x" };
const text = 'llm {\n  url = env("OWN_URL")\n  key = env("M")\n}\n';

/** The names that are offered for the second variable of the policy, and all that was offered. */
async function offered({ trusted = true, settings = {} }: { trusted?: boolean; settings?: object } = {}) {
  const client = createTestClient({ machine: { environment: () => environment, absolutePath: (path) => path } });
  await client.initialize({ initializationOptions: { trusted, settings } });
  client.open("file:///w/other.acl", 'agent {\n  bin = env("OTHER_BIN")\n}\n');
  client.open("file:///w/a.acl", text);
  const params = { textDocument: { uri: "file:///w/a.acl" }, position: { line: 2, character: 14 } };
  const { items } = await client.connection.sendRequest<{ items: { label: string }[] }>(
    "textDocument/completion",
    params,
  );
  expect(JSON.stringify(items)).not.toContain("value-of-it");
  return items.map(({ label }) => label);
}

it("offers for env() the names that policies use, and those of usual shape that are set", async () => {
  expect(await offered()).toEqual(["OWN_URL", "OTHER_BIN", "AWS_SECRET_KEY", "MODEL_URL"]);
});

it("offers no name of a variable that is set where the workspace is not trusted, or it is not wanted", async () => {
  expect(await offered({ trusted: false })).toEqual(["OWN_URL", "OTHER_BIN"]);
  expect(await offered({ settings: { "completion.environment": false } })).toEqual(["OWN_URL", "OTHER_BIN"]);
});
