import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainInsertText } from "../../../src/features/completion/completion-item.js";
import { completeEvent } from "../../../src/features/events/complete-event.js";
import { exec, tryEvents } from "./read-events.js";

/** Completes at the mark: the labels, and what the file becomes when one of them is accepted. */
function check(marked: string) {
  const offset = marked.indexOf("<|>");
  const text = marked.replace("<|>", "");
  const { file, judge } = tryEvents(text);
  const items = completeEvent(file, offset, judge.rules);
  for (const { range } of items) {
    expect(range.start <= offset && offset <= range.end).toBe(true);
    expect(text.slice(range.start, range.end)).not.toMatch(/[\r\n]/);
  }
  return {
    labels: items.map(({ label }) => label),
    accept(label: string) {
      const item = items.find((one) => one.label === label);
      if (item === undefined) throw new Error(`no ${label} among ${items.map((one) => one.label).join(", ")}`);
      return text.slice(0, item.range.start) + plainInsertText(item.insert) + text.slice(item.range.end);
    },
  };
}

describe("an empty line", () => {
  test("can become an event of every kind, each of which is one", () => {
    const { labels, accept } = check("# first\n<|>\n");
    expect(labels).toHaveLength(7);
    for (const label of labels) {
      const { file } = tryEvents(accept(label));
      expect(file.lines[1]?.line).toMatchObject({ kind: "event", findings: [] });
    }
  });
});

test.each([
  ["{<|>", ["event", "expect", "note", "identity", "provider"]],
  ["{<|>}", ["event", "expect", "note", "identity", "provider"]],
  ['{"<|>', ["event", "expect", "note", "identity", "provider"]],
  ['{"event":{}, <|>}', ["expect", "note", "identity", "provider"]],
  ['{"event":{<|>}}', ["ToolExec", "Egress", "Dns", "FileAccess", "SslContent", "SecurityAction", "LlmActivations"]],
  ['{"event":{"Fi<|>', ["ToolExec", "Egress", "Dns", "FileAccess", "SslContent", "SecurityAction", "LlmActivations"]],
  ['{"event":{"Dns":{},<|>}}', []],
  ['{"event":{"FileAccess":{"pid":1,<|>}}}', ["path", "write"]],
  ['{"event":{"Other":{<|>}}}', []],
  ['{"expect":{"<|>"}}', ["verdict", "final", "rule", "severity", "action"]],
  ['{"expect":{"verdict":"block",<|>}}', ["final", "rule", "severity", "action"]],
  ['{"expect":<|>}', ['"allow"', '"block"', '"escalate"', "{…}"]],
  ['{"expect":"b<|>"}', ['"allow"', '"block"', '"escalate"', "{…}"]],
  ['{"expect":{"severity":"<|>', ['"info"', '"low"', '"medium"', '"high"', '"critical"']],
  ['{"expect":{"action":<|>}}', ['"DenyEgress"', '"DenyFile"', '"DenyExec"', "null"]],
  ['{"event":{"FileAccess":{"pid":1,"path":"/","write":<|>}}}', ["true", "false"]],
  ['{"note":"<|>"}', []],
  ["# <|>", []],
  ['{"event":{"ToolExec":{"argv":["<|>"]}}}', []],
])("%s offers %j", (marked, labels) => {
  expect(check(marked).labels).toEqual(labels);
});

test("names of rules, those of the policy first", () => {
  const { labels, accept } = check(exec("nc", ',"expect":{"rule":"<|>"}'));
  expect(labels.slice(0, 2)).toEqual(['"netcat"', '"push"']);
  expect(labels).toContain('"reverse-shell"');
  expect(labels.at(-1)).toBe("null");
  expect(accept('"push"')).toBe(exec("nc", ',"expect":{"rule":"push"}'));
});

test.each([
  ['{"event":{"Dns":{"pid":1,"query":"a"}}<|>}', "expect", '{"event":{"Dns":{"pid":1,"query":"a"}},"expect":"block"}'],
  ['{<|>"event":1}', "note", '{"note":"","event":1}'],
  ['{"event":{"D<|>":{}}}', "Dns", '{"event":{"Dns":{}}}'],
  ['{"expect":{"v<|>"}}', "verdict", '{"expect":{"verdict":""}}'],
  ['{"expect":bl<|>}', '"block"', '{"expect":"block"}'],
])("%s, accepting %s", (marked, label, expected) => {
  expect(check(marked).accept(label)).toBe(expected);
});

test("any offset of any line is survived", () => {
  const line = exec("nc -l", ',"expect":{"verdict":"block","rule":"netcat"},"note":"n"');
  fc.assert(
    fc.property(
      fc.nat(line.length),
      fc.nat(line.length),
      fc.constantFrom("", '"', "{", "}", ",", "[", "x"),
      (cut, at, extra) => {
        const text = `${line.slice(0, cut)}${extra}${line.slice(cut + 1)}\n`;
        const offset = Math.min(at, text.length);
        check(`${text.slice(0, offset)}<|>${text.slice(offset)}`);
      },
    ),
    { numRuns: 500 },
  );
});
