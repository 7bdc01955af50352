import { expect, it } from "vitest";
import { CancellationTokenSource, type WorkspaceDiagnosticReport } from "vscode-languageserver-protocol/node";
import { memoryFiles } from "../support/memory-files.js";
import { createTestClient } from "../support/test-client.js";

const [one, two] = ["file:///one", "file:///two"] as const;
const policy = `fail_closed = true
rule "no-netcat" {
  on = "ToolExec"
  match = 'ncat'
  verdict = "block"
  severity = "low"
  reason = "r"
}
`;
const event = (expected: string) => `{"event":{"ToolExec":{"pid":1,"argv":["ncat"]}},"expect":"${expected}"}\n`;

const texts = {
  [`${one}/a.acl`]: policy,
  [`${one}/a.events.ndjson`]: event("allow"),
  [`${two}/b.acl`]: "fail_closed = 1\n",
  [`${two}/c.acl`]: policy,
};

const pulls = { workspace: { diagnostics: { refreshSupport: true } }, textDocument: { diagnostic: {} } };

type Report = WorkspaceDiagnosticReport["items"][number];

/** A client that asks for the diagnostics of a workspace with two folders. */
async function connect(capabilities: object = pulls, settings: object = {}) {
  const memory = memoryFiles(texts);
  const client = createTestClient({ files: memory.files });
  const partial: Report[][] = [];
  let refreshed = 0;
  client.connection.onRequest("workspace/diagnostic/refresh", () => {
    refreshed++;
    return null;
  });
  client.connection.onNotification("$/progress", ({ value }: { value: WorkspaceDiagnosticReport }) => {
    partial.push(value.items);
  });
  const { capabilities: offered } = await client.initialize({
    capabilities,
    folders: [one, two],
    initializationOptions: { settings },
  });
  const pull = async (previous: readonly Report[] = [], more: object = {}) => {
    const previousResultIds = previous.map(({ uri, resultId }) => ({ uri, value: resultId }));
    const { items } = await client.connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds,
      ...more,
    });
    return items;
  };
  const diskChanged = (uri: string) =>
    client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 2 }] });
  return { ...memory, client, offered, partial, pull, diskChanged, refreshes: () => refreshed };
}

function codes(items: readonly Report[]): Record<string, unknown> {
  return Object.fromEntries(
    items.map((item) => [item.uri, item.kind === "full" ? item.items.map(({ code }) => code) : item.kind]),
  );
}

const found = {
  [`${one}/a.acl`]: [],
  [`${one}/a.events.ndjson`]: ["sentry.expect.failed"],
  [`${two}/b.acl`]: ["acl.schema.value_type"],
  [`${two}/c.acl`]: [],
};

it("tells what is wrong with policies and sample events of every folder that nobody has open", async () => {
  const { offered, pull } = await connect();
  expect(offered.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
  expect(codes(await pull())).toEqual(found);
});

it("says of what did not change that it did not, and reads nothing again", async () => {
  const { pull, reads } = await connect();
  const first = await pull();
  const count = reads.length;
  expect(new Set(Object.values(codes(await pull(first))))).toEqual(new Set(["unchanged"]));
  expect(reads).toHaveLength(count);
});

it("sends parts of the answer as they are found to a client that takes them", async () => {
  const { partial, pull } = await connect();
  expect(await pull([], { partialResultToken: "t" })).toEqual([]);
  expect(partial.length).toBeGreaterThan(1);
  expect(codes(partial.flat())).toEqual(found);
});

it("asks the client to ask again when a file changed on the disk, and reports that file alone", async () => {
  const { pull, content, diskChanged, refreshes } = await connect();
  const first = await pull();
  content.set(`${two}/b.acl`, "fail_closed = true\n");
  await diskChanged(`${two}/b.acl`);
  const second = await pull(first);
  expect(second.filter(({ kind }) => kind === "full").map(({ uri }) => uri)).toEqual([`${two}/b.acl`]);
  await expect.poll(refreshes).toBeGreaterThan(0);
});

it("clears what it said about a file that is gone, and leaves open documents to those who ask for them", async () => {
  const { client, pull, content, diskChanged } = await connect();
  const first = await pull();
  content.delete(`${two}/b.acl`);
  await diskChanged(`${two}/b.acl`);
  client.open(`${one}/a.events.ndjson`, event("block"));
  const second = codes(await pull(first));
  expect(second[`${two}/b.acl`]).toEqual([]);
  expect(second).not.toHaveProperty([`${one}/a.events.ndjson`]);
});

it.each([{ workspaceFolders: true }, {}])(
  "clears what it said about a folder that is removed, and looks at one that is added, for a client that offers %j",
  async (workspace) => {
    const { client, pull } = await connect({ ...pulls, workspace: { ...pulls.workspace, ...workspace } });
    const first = await pull();
    const change = (added: string[], removed: string[]) =>
      client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
        event: { added: added.map((uri) => ({ uri, name: "" })), removed: removed.map((uri) => ({ uri, name: "" })) },
      });
    await change([], [two]);
    const second = codes(await pull(first));
    expect(second[`${one}/a.events.ndjson`]).toBe("unchanged");
    expect([second[`${two}/b.acl`], second[`${two}/c.acl`]]).toEqual([[], []]);
    await change([two], []);
    expect(codes(await pull())).toEqual(found);
  },
);

it("tells of a file with very many wrong lines what is gravest, a thousand findings at most", async () => {
  const { pull, content, diskChanged } = await connect();
  const other = '{"event":{"Unknown":{}}}\n';
  content.set(`${one}/a.events.ndjson`, `${other.repeat(3_000)}{\n`);
  await diskChanged(`${one}/a.events.ndjson`);
  const shown = codes(await pull())[`${one}/a.events.ndjson`] as string[];
  expect(shown).toHaveLength(1_000);
  expect(new Set(shown.slice(0, -1))).toEqual(new Set(["sentry.event.kind"]));
  expect(shown.at(-1)).toBe("sentry.event.json");
});

it("judges sample events that are not open by the text of their policy that is", async () => {
  const { client, pull } = await connect();
  await pull();
  client.open(`${one}/a.acl`, policy.replace("ncat", "socat"));
  expect(codes(await pull())[`${one}/a.events.ndjson`]).toEqual([]);
});

it("answers as cancelled who cancels, and everybody else", async () => {
  const { client, pull } = await connect();
  const source = new CancellationTokenSource();
  const given = client.connection.sendRequest("workspace/diagnostic", { previousResultIds: [] }, source.token);
  source.cancel();
  await expect(given).rejects.toMatchObject({ code: -32800 });
  expect(codes(await pull())).toEqual(found);
});

it("tells nothing of files that are not open where the folder's settings say so", async () => {
  const { pull } = await connect(pulls, { diagnostics: { workspace: false } });
  expect(await pull()).toEqual([]);
});

it("publishes them to a client that does not ask, follows the disk, and takes over when a document is closed", async () => {
  const { client, content, diskChanged } = await connect({});
  const events = `${one}/a.events.ndjson`;
  const published = (uri: string, count: number) =>
    client.publication((params) => params.uri === uri && params.diagnostics.length === count);
  await published(events, 1);
  await published(`${two}/b.acl`, 1);
  expect(client.published.map(({ uri }) => uri)).not.toContain(`${two}/c.acl`);
  client.forgetPublished();
  client.open(events, event("block"));
  await published(events, 0);
  client.forgetPublished();
  client.close(events);
  await published(events, 1);
  content.set(`${two}/b.acl`, "fail_closed = true\n");
  await diskChanged(`${two}/b.acl`);
  await published(`${two}/b.acl`, 0);
});
