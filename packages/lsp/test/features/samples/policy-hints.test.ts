import { expect, test } from "vitest";
import { policyHints } from "../../../src/features/samples/policy-hints.js";
import { snapshotOf } from "../../support/read-cursor.js";
import { policy } from "../events/read-events.js";

const all = { order: true, failsOpen: true, defaults: true };

function check(text: string, options = all, range?: { start: number; end: number }): string {
  let shown = text;
  for (const { offset, label } of policyHints(snapshotOf(text), options, range).toReversed()) {
    shown = `${shown.slice(0, offset)} ‹${label}›${shown.slice(offset)}`;
  }
  return shown;
}

test("rules have their numbers", () => {
  const shown = check(policy);
  expect(shown).toContain('rule "netcat" ‹#1› {');
  expect(shown).toContain('rule "push" ‹#2› {');
  expect(check(policy, { ...all, order: false })).toBe(policy);
});

test("a rule that escalates and fails open is marked, and only then", () => {
  const open = policy.replace("fail_closed = true", "");
  expect(check(open)).toContain('rule "push" ‹#2› ‹fails open› {');
  expect(check(open)).not.toContain("‹#1› ‹fails open›");
  expect(check(`${open}llm { url = "https://llm.example" }\n`)).not.toContain("fails open");
  expect(check(`${open}agent { bin = "/bin/x" }\n`)).not.toContain("fails open");
  expect(check(open, { ...all, failsOpen: false })).not.toContain("fails open");
});

test("settings that are left out show their defaults", () => {
  expect(check('llm {\n  url = "https://llm.example"\n}\n')).toBe(
    'llm { ‹model = "default", timeout_s = 30›\n  url = "https://llm.example"\n}\n',
  );
  expect(check('llm = { url = "https://llm.example", timeout_s = 5 }\n')).toContain('llm = { ‹model = "default"› url');
  expect(check("llm {\n", all)).toBe('llm { ‹model = "default", timeout_s = 30›\n');
  expect(check("llm {\n", { ...all, defaults: false })).toBe("llm {\n");
});

test("nothing is said of the order while the file has errors", () => {
  expect(check(`${policy}x =`)).toBe(`${policy}x =`);
});

test("only what is asked for", () => {
  const start = policy.indexOf('rule "push"');
  expect(check(policy, all, { start, end: policy.length })).not.toContain("#1");
});
