import { expect, test } from "vitest";
import { verdictHints } from "../../../src/features/events/verdict-hints.js";
import { exec, tryEvents } from "./read-events.js";

/** The text with each hint where an editor shows it. */
function check(text: string, range?: { start: number; end: number }): string {
  const { file, judge } = tryEvents(text);
  let shown = text;
  for (const { offset, label } of verdictHints(file, judge, range).toReversed()) {
    shown = `${shown.slice(0, offset)}  ${label}${shown.slice(offset)}`;
  }
  return shown.replace(/\{.*\}/g, "…");
}

test("each event has its verdict at the end of its line", () => {
  const lines = [
    exec("nc -l"),
    exec("git push"),
    exec("ls"),
    exec("nc", ',"expect":"block"'),
    exec("nc", ',"expect":"allow"'),
    exec("nc", ',"expect":"blok"'),
    '{"event":{"ProcessExit":{"pid":1}}}',
    "# a comment",
    "broken",
    "",
    '{"event":{"FileAccess":{"pid":1,"path":"/etc/shadow"}}}',
  ];
  expect(check(lines.join("\r\n")).split("\r\n")).toMatchInlineSnapshot(`
    [
      "…  block · Rules · netcat",
      "…  escalate → block · Rules · push",
      "…  allow · Rules · no rule",
      "…  ✓ block · Rules · netcat",
      "…  ✗ block · Rules · netcat",
      "…  block · Rules · netcat",
      "…  not judged",
      "# a comment",
      "broken",
      "",
      "…  escalate → block · Rules · read-credentials",
    ]
  `);
});

test("only what is asked for", () => {
  const text = [exec("nc"), exec("nc"), exec("nc")].join("\n");
  const second = text.indexOf("\n") + 1;
  expect(
    check(text, { start: second, end: second })
      .split("\n")
      .map((line) => line.includes("block")),
  ).toEqual([false, true, false]);
});
