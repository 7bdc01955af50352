import { expect, test } from "vitest";
import { runSentry, transcript } from "../run-sentry.js";
import { temporaryFolder } from "../temporary-folder.js";

function rules(...texts: [name: string, on: string, match: string, verdict: string][]): string {
  const entries = texts.map(
    ([name, on, match, verdict]) =>
      `  { name = "${name}", on = "${on}", match = "${match}", verdict = "${verdict}", severity = "low", reason = "r" },\n`,
  );
  return `rules = [\n${entries.join("")}]\n`;
}

const files = {
  "old.acl": rules(["a", "Dns", "^a$", "block"], ["p", "Egress", ":1$", "block"]),
  "same.acl": rules(["b", "Dns", "^[a]$", "block"], ["p", "Egress", ":1$", "block"]),
  "stricter.acl": rules(["a", "Dns", "^a$", "block"], ["b", "Dns", "^b$", "block"], ["p", "Egress", ":1$", "block"]),
  "looser.acl": rules(["a", "Dns", "^a$", "escalate"], ["p", "Egress", ":1$", "block"]),
  "mixed.acl": rules(["\\u202E", "Dns", "^b\\u0007$", "block"], ["p", "Egress", ":1$", "block"]),
  "broken.acl": "fail_closed = yes",
  "events.ndjson": [
    '{"event":{"Dns":{"pid":1,"query":"a"}}}',
    "no event",
    '{"event":{"Dns":{"pid":1,"query":"b"}}}',
    '{"event":{"Egress":{"pid":1,"peer":"x","port":1}}}',
  ].join("\n"),
};

test.each([
  ["same.acl", "different", 0],
  ["stricter.acl", "different", 1],
  ["stricter.acl", "stricter", 1],
  ["stricter.acl", "looser", 0],
  ["looser.acl", "different", 1],
  ["looser.acl", "looser", 1],
  ["looser.acl", "stricter", 0],
  ["mixed.acl", "looser", 1],
  ["mixed.acl", "stricter", 1],
])("%s, failing on %s: exit %i", async (after, failOn, code) => {
  const cwd = await temporaryFolder(files);
  const run = await runSentry(["diff", "--fail-on", failOn, "old.acl", after], { cwd });
  expect(run.stderr).toBe("");
  expect(run.code).toBe(code);
  expect(run.stdout).toContain(`Dns             ${after === "same.acl" ? "equal" : after.replace(".acl", "")}\n`);
  expect(run.stdout).toContain("Egress          equal\n");
});

test("recorded events that are none are told", async () => {
  const cwd = await temporaryFolder(files);
  const stdin = "nonsense\n\n";
  const pretty = await runSentry(["diff", "--events", "-", "old.acl", "same.acl"], { cwd, stdin });
  expect(pretty.stdout).toContain("\n0 of 0 recorded events change their verdict; 1 line not judged\n");
  const json = await runSentry(["diff", "--events", "-", "--format", "json", "old.acl", "same.acl"], { cwd, stdin });
  expect(JSON.parse(json.stdout)).toMatchObject({ events: [], judged: 0, notJudged: 1 });
});

test("changes for people, safe to look at, with recorded events", async () => {
  const cwd = await temporaryFolder(files);
  const run = await runSentry(["diff", "--events", "events.ndjson", "old.acl", "mixed.acl"], { cwd });
  await expect(transcript(run)).toMatchFileSnapshot("../golden/diff-pretty.txt");
});

test("changes for programs", async () => {
  const cwd = await temporaryFolder(files);
  const run = await runSentry(["diff", "--format", "json", "--events", "-", "old.acl", "looser.acl"], {
    cwd,
    stdin: files["events.ndjson"],
  });
  const { kinds, events } = JSON.parse(run.stdout);
  expect(kinds).toHaveLength(7);
  expect(kinds.find(({ kind }: { kind: string }) => kind === "Dns")).toEqual({
    kind: "Dns",
    relation: "looser",
    proven: true,
    changes: [
      {
        before: { verdict: "block", rule: { position: 1, layer: "site", name: "a" } },
        after: { verdict: "escalate", rule: { position: 1, layer: "site", name: "a" } },
        witness: { kind: "Dns", subject: "a", event: '{"event":{"Dns":{"pid":1,"query":"a"}}}' },
      },
    ],
  });
  expect(events).toEqual([{ line: 1, kind: "Dns", subject: "a", before: "block", after: "escalate" }]);
});

test("what cannot be compared is no difference but a failure", async () => {
  const cwd = await temporaryFolder(files);
  expect((await runSentry(["diff", "old.acl", "missing.acl"], { cwd })).code).toBe(2);
  expect((await runSentry(["diff", "old.acl", "broken.acl"], { cwd })).code).toBe(2);
  expect((await runSentry(["diff", "-", "-"], { cwd })).code).toBe(2);
  const events = await runSentry(["diff", "--events", "missing", "old.acl", "same.acl"], { cwd });
  expect(events).toMatchObject({ code: 2, stderr: "sentry diff: missing: no such file\n" });
});
