import { expect, test } from "vitest";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";
import { rule } from "./check.js";

const expectationsOf = (text: string) => analyzePolicy(text).policy.expectations.map(({ range: _, ...rest }) => rest);

test("a subject", () => {
  expect(expectationsOf(`# expect block: "a \\"b\\""\n${rule()}`)).toEqual([
    { rule: "r1", on: "Dns", verdict: "block", event: { kind: "subject", subject: 'a "b"' } },
  ]);
});

test("an event keeps its spelling", () => {
  const json = '{"event":{"SecurityAction":{"pid":1,"kind":"x","detail":18446744073709551615}}}';
  expect(expectationsOf(`# expect allow: ${json}\n${rule()}`)).toEqual([
    { rule: "r1", on: "Dns", verdict: "allow", event: { kind: "event", json } },
  ]);
});

test("several, in order, over blank lines and other comments", () => {
  const text = `# expect block: "a"\n\n# about it\n// expect allow: "b"\n${rule()}# expect block: "c"\n${rule({ match: '"y"' }, '"r2"')}`;
  expect(expectationsOf(text).map(({ rule: name, event }) => [name, event])).toEqual([
    ["r1", { kind: "subject", subject: "a" }],
    ["r1", { kind: "subject", subject: "b" }],
    ["r2", { kind: "subject", subject: "c" }],
  ]);
});

test("malformed ones are left out", () => {
  expect(expectationsOf(`# expect block: a\n${rule()}`)).toEqual([]);
});
