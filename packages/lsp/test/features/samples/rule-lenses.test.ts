import { analyzePolicy, eventsOfRule } from "@a3s/sentry-core";
import { expect, test } from "vitest";
import { ruleLenses } from "../../../src/features/samples/rule-lenses.js";
import { snapshotOf } from "../../support/read-cursor.js";
import { exec, policy, tryEvents } from "../events/read-events.js";

function check(policyText: string, ...lines: string[]) {
  const snapshot = snapshotOf(policyText);
  const { report } = tryEvents(lines.join("\n"), policyText);
  return ruleLenses(snapshot, report).map(
    ({ range, title }) => `${snapshot.text.slice(range.start, range.end)}: ${title}`,
  );
}

test("above each rule stands what it matches and wins", () => {
  expect(check(policy, exec("nc"), exec("git push nc"), exec("git push", ',"expect":"block"'))).toEqual([
    '"netcat": matches 2, wins 2',
    '"push": matches 2, wins 1, 1 expectation fails',
  ]);
});

test("a failure counts for the rule that it names and for the one that decides", () => {
  expect(check(policy, exec("nc", ',"expect":{"rule":"push"}'))).toEqual([
    '"netcat": matches 1, wins 1, 1 expectation fails',
    '"push": matches no sample event, 1 expectation fails',
  ]);
  const commented = policy.replace(
    'rule "push"',
    '# expect block: "git pull"\n# expect block: "git status"\nrule "push"',
  );
  expect(check(commented)).toContain('"push": matches no sample event, 2 expectations fail');
});

test("nothing stands there without sample events or while the file has errors", () => {
  expect(check(policy)).toEqual([]);
  expect(check(policy, "broken")).toEqual([]);
  const { report } = tryEvents(exec("nc"));
  expect(ruleLenses(snapshotOf(`${policy}x = `), report)).toEqual([]);
  expect(analyzePolicy(`${policy}x = `).accepted).toBe(false);
});

test("rules in a list have lenses too", () => {
  const list = `rules = [{ name = "a", on = "Dns", match = "a", verdict = "block", severity = "low", reason = "r" }]`;
  expect(check(list, '{"event":{"Dns":{"pid":1,"query":"a"}}}')).toEqual(['"a": matches 1, wins 1']);
});

test("behind a lens stand the events", () => {
  const commented = `# expect block: "nc x"\n${policy.slice(policy.indexOf("rule"))}`;
  const { judge, file } = tryEvents([exec("ls"), exec("git push nc")].join("\n"), commented);
  const named = [{ name: "e", file }];
  expect(eventsOfRule(judge, named, 1).map(({ place, subject, wins }) => [place.source, subject, wins])).toEqual([
    ["events", "git push nc", false],
  ]);
  expect(eventsOfRule(judge, named, 0).map(({ place, subject, wins }) => [place.source, subject, wins])).toEqual([
    ["comment", "nc x", true],
    ["events", "git push nc", true],
  ]);
});
