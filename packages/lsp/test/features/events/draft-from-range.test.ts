import { analyzePolicy, finishAnalysis } from "@a3s/sentry-core";
import { expect, test } from "vitest";
import { draftFromRange, draftSummary, draftTitle, hasEventIn } from "../../../src/features/events/draft-from-range.js";
import { exec, policy, tryEvents } from "./read-events.js";

const text = ["# a comment", exec("make 1"), exec("make 2"), exec("make 3", ',"expect":"allow"'), exec("make it")].join(
  "\n",
);
const { file, judge } = tryEvents(text);
const lineStart = (number: number) => file.lines[number]?.start ?? text.length;

function check(start: number, end: number) {
  const source = {
    analysis: analyzePolicy(policy),
    judge,
    files: [{ name: "e", file }],
    name: "e",
    range: { start, end },
  };
  return finishAnalysis(draftFromRange(source));
}

test("the lines that a selection touches are drafted from", () => {
  // The whole of line 1 and the beginning of line 2.
  expect(check(lineStart(1), lineStart(2))).toMatchObject({ rule: { match: "^make 1$" } });
  expect(check(lineStart(1) + 3, lineStart(2) + 1)).toMatchObject({ rule: { match: "^make (?:1|2)$" } });
  expect(check(lineStart(4) + 2, lineStart(4) + 2)).toMatchObject({ rule: { match: "^(?:\\S*/)?make it$" } });
});

test("it is offered where the selection holds an event", () => {
  expect(hasEventIn(file, { start: 0, end: 0 })).toBe(false);
  expect(hasEventIn(file, { start: 0, end: lineStart(1) })).toBe(false);
  expect(hasEventIn(file, { start: 0, end: lineStart(1) + 1 })).toBe(true);
  expect(hasEventIn(file, { start: lineStart(1), end: lineStart(1) })).toBe(true);
});

test("the title shows what the rule decides, with its pattern", () => {
  const draft = check(lineStart(1), lineStart(2) + 1);
  if (draft.kind === "refused") throw new Error(draft.why);
  expect(draftTitle(draft)).toBe("Draft a rule from these events: block ToolExec ^make (?:1|2)$");
  const match = `^${"a".repeat(100)}\u202E\u0007 😀+$`;
  expect(draftTitle({ ...draft, rule: { ...draft.rule, match } })).toMatch(
    /ToolExec \^a{34}…a{28}\uFFFD\uFFFD 😀\+\$$/u,
  );
});

test("what is told of a draft", () => {
  expect(draftSummary({ kind: "refused", why: "the policy has errors" })).toBe(
    "No rule was drafted: the policy has errors.",
  );
  expect(draftSummary(check(lineStart(4), text.length))).toBe("The rule matches no other sample event.");
});
