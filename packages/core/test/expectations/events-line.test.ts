import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parseEvent } from "../../src/events/parse-event.js";
import { lineAt, parseEventsFile } from "../../src/expectations/events-file.js";
import { parseEventsLine } from "../../src/expectations/events-line.js";

/** What is said about a line: kind, expectation, and each finding with the text that it marks. */
function check(text: string) {
  const { kind, expectation, note, findings } = parseEventsLine(text);
  return {
    kind,
    ...(expectation?.sound === true && { expected: expectation.expected }),
    ...(note !== undefined && { note }),
    findings: findings.map(({ code, severity, message, range, fixes }) => {
      const fixed = fixes?.map(({ edits }) => edits.map(({ newText }) => newText).join()).join("|");
      const marked = text.slice(range.start, range.end);
      return `${code} ${severity} ${JSON.stringify(marked)}: ${message}${fixed === undefined ? "" : ` -> ${fixed}`}`;
    }),
  };
}

const dns = '"event":{"Dns":{"pid":1,"query":"a.test"}}';

test.each([
  ["", { kind: "blank" }],
  [" \t\ufeff", { kind: "blank" }],
  ["# a comment", { kind: "comment" }],
  ["  // another", { kind: "comment" }],
  [`{${dns}}`, { kind: "event" }],
  [`\ufeff {${dns}}  `, { kind: "event" }],
  [`{${dns},"expect":"block","note":"why"}`, { kind: "event", expected: { verdict: "block" }, note: "why" }],
  [
    `{${dns},"expect":{"verdict":"block","final":"block","rule":"r","severity":"high","action":"DenyExec"}}`,
    {
      kind: "event",
      expected: { verdict: "block", final: "block", rule: "r", severity: "high", action: "DenyExec" },
    },
  ],
  [`{${dns},"expect":{"rule":null,"action":null}}`, { kind: "event", expected: { rule: null, action: null } }],
  [`{${dns},"workload":{"id":"x"},"node":"n1","cwd":"/"}`, { kind: "event" }],
])("%s is read", (text, expected) => {
  expect(check(text)).toEqual({ findings: [], ...expected });
});

test.each([
  ["collector restarted", 'sentry.event.json error "collector": The line is not JSON: expected a value'],
  [`{${dns}`, 'sentry.event.json error "": The line is not JSON: expected a comma or }'],
  ["[]", 'sentry.event.shape error "[]": Not an event: an event is an object with the member event'],
  ["{}", 'sentry.event.shape error "{": Not an event: the member event is missing'],
  ['{"event":1}', 'sentry.event.shape error "1": Not an event: event is an object with one member, the kind'],
  ['{"event":{}}', 'sentry.event.shape error "{}": Not an event: event has no kind'],
  [
    '{"event":{"Dns":{"pid":1,"query":"a"},"Egress":{}}}',
    'sentry.event.shape error "\\"Egress\\"": Not an event: event has more than one kind',
  ],
  [
    '{"event":{"ProcessExit":{"pid":1}}}',
    'sentry.event.kind information "\\"ProcessExit\\"": Events of this kind are not judged',
  ],
  [
    '{"event":{"toolexec":{"pid":1}}}',
    'sentry.event.kind warning "\\"toolexec\\"": Events of this kind are not judged -> "ToolExec"',
  ],
  [
    '{"event":{"ProcessExit":{"pid":1}},"expect":"block"}',
    'sentry.event.kind error "\\"ProcessExit\\"": Events of this kind are not judged',
  ],
  ['{"event":{"Dns":{"pid":1}}}', 'sentry.event.shape error "\\"Dns\\"": Not an event: Dns needs query (a text)'],
  [
    '{"event":{"Dns":{"pid":-1,"query":"a"}}}',
    'sentry.event.shape error "-1": Not an event: pid takes an integer from 0 to 4294967295',
  ],
  [
    '{"event":{"ToolExec":{"pid":1,"argv":["a",1]}}}',
    'sentry.event.shape error "[\\"a\\",1]": Not an event: argv takes a list of texts',
  ],
  [`{${dns},"provider":1}`, 'sentry.event.shape error "1": Not an event: this member takes a text or null'],
  [`{${dns},"identity":[]}`, 'sentry.event.shape error "[]": Not an event: identity is an object or null'],
  [
    `{${dns},"expected":"block"}`,
    'sentry.event.member warning "\\"expected\\"": This member is ignored; did you mean expect? -> "expect"',
  ],
  [
    '{"event":{"ToolExec":{"pid":1,"args":["id"]}}}',
    'sentry.event.member warning "\\"args\\"": This member is ignored; did you mean argv? -> "argv"',
  ],
  [
    `{${dns},"expect":"Block"}`,
    'sentry.expect.value error "\\"Block\\"": Expected one of allow, block, escalate -> "block"',
  ],
  [
    `{${dns},"expect":{"verdit":"block"}}`,
    'sentry.expect.value error "\\"verdit\\"": Expected one of verdict, final, rule, severity, action -> "verdict"',
  ],
  [
    `{${dns},"expect":{"action":"deny-exec"}}`,
    'sentry.expect.value error "\\"deny-exec\\"": Expected one of DenyEgress, DenyFile, DenyExec -> "DenyExec"',
  ],
  [
    `{${dns},"expect":7}`,
    'sentry.expect.value error "7": Expected a verdict (allow, block, escalate) or an object with verdict, final, rule, severity or action',
  ],
  [
    `{${dns},"expect":{}}`,
    'sentry.expect.value error "{}": Expected a verdict (allow, block, escalate) or an object with verdict, final, rule, severity or action',
  ],
  [`{${dns},"expect":{"rule":1}}`, 'sentry.expect.value error "1": Expected a text or null'],
])("%s is reported", (text, finding) => {
  expect(check(text).findings).toContain(finding);
});

describe("any line at all", () => {
  const anyLine = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json(),
    fc.tuple(fc.constant(`{${dns},"expect":"block"}`), fc.nat(), fc.string()).map(([line, at, part]) => {
      const place = at % line.length;
      return line.slice(0, place) + part + line.slice(place + 1);
    }),
  );

  it("is judged exactly if the judge reads it as an event, and something is said about every line that is not", () => {
    fc.assert(
      fc.property(anyLine, (text) => {
        const line = parseEventsLine(text);
        expect(line.event === undefined).toBe(line.kind === "comment" || parseEvent(text) === null);
        if (line.kind === "broken" || line.kind === "other") expect(line.findings.length).toBeGreaterThan(0);
        for (const { range } of line.findings) {
          expect(0 <= range.start && range.start <= range.end && range.end <= text.length).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("is the same line when a file is read again after an edit", () => {
    fc.assert(
      fc.property(fc.array(anyLine), fc.nat(), anyLine, (lines, at, line) => {
        const before = parseEventsFile(lines.join("\n"));
        const changed = lines.toSpliced(lines.length === 0 ? 0 : at % lines.length, 1, line).join("\n");
        expect(parseEventsFile(changed, before)).toEqual(parseEventsFile(changed));
      }),
      { numRuns: 200 },
    );
  });
});

test("lines have their numbers and offsets, whatever ends them", () => {
  const file = parseEventsFile("a\r\nb\n\rc");
  expect(file.lines.map(({ number, start, line }) => [number, start, line.text])).toEqual([
    [0, 0, "a"],
    [1, 3, "b"],
    [2, 5, ""],
    [3, 6, "c"],
  ]);
  expect([0, 2, 3, 5, 6, 99].map((offset) => lineAt(file, offset)?.number)).toEqual([0, 0, 1, 2, 3, 3]);
});
