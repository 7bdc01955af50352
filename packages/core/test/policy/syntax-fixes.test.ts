import { expect, test } from "vitest";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";
import { applyEdits } from "./expect-fixes-to-help.js";

/** The text after the first fix of the first error. */
function fixed(text: string): string | undefined {
  const { diagnostics } = analyzePolicy(text);
  const edits = diagnostics.find(({ severity }) => severity === "error")?.fixes?.[0]?.edits;
  return edits === undefined ? undefined : applyEdits(text, edits);
}

test.each([
  ["fail_closed =\ndry_run = true", "fail_closed = false\ndry_run = true"],
  ["agent {\n  bin =\n}", 'agent {\n  bin = "/usr/local/bin/a3s"\n}'],
  ['agent {\n  bin = "/b"\n  timeout_s =\n}', 'agent {\n  bin = "/b"\n  timeout_s = 120\n}'],
  ["deny { egress = }", 'deny { egress = "/run/sentry/egress.deny" }'],
  ["fail_closed\ndry_run = true", "fail_closed = false\ndry_run = true"],
  ["deny { egress }", 'deny { egress = "/run/sentry/egress.deny" }'],
  ["llm\ndry_run = true", 'llm { url = "http://localhost:8000/v1" }\ndry_run = true'],
  ["deny\ndry_run = true", 'deny { egress = "/run/sentry/egress.deny" }\ndry_run = true'],
  ["mask\ndry_run = true", "mask { }\ndry_run = true"],
  ["fail_closed true\n", "fail_closed = true\n"],
  ['deny { egress "/run/e" }', 'deny { egress = "/run/e" }'],
  ['llm {\n  url = "http://localhost/"\n  timeout_s 30\n}', 'llm {\n  url = "http://localhost/"\n  timeout_s = 30\n}'],
  ["mask {\n  staff 'S-[0-9]+'\n}", "mask {\n  staff = 'S-[0-9]+'\n}"],
])("%j becomes %j", (text, expected) => {
  expect(fixed(text)).toBe(expected);
  expect(analyzePolicy(expected).accepted).toBe(true);
});

test("a rule's header gets a body that is sound", () => {
  const text = fixed('rule "a"\ndry_run = true');
  expect(text).toMatch(/^rule "a" \{\n {2}on = /u);
  expect(analyzePolicy(text ?? "").accepted).toBe(true);
});

const lacking = (reason: string) =>
  `rule "a" {\n  on = "Dns"\n  match = "x"\n  verdict = "block"\n  severity = "low"\n  reason = ${reason}\n}`;

test("a text without quotes gets them around all of it", () => {
  expect(fixed(lacking("curl is bad"))).toBe(lacking('"curl is bad"'));
  expect(fixed(lacking("curl # is bad"))).toBe(undefined);
});

test.each(['include "x"', 'deny "e"', "fail_closed = maybe not"])("%j gets no braces", (text) => {
  expect(analyzePolicy(text).diagnostics.flatMap(({ fixes = [] }) => fixes.map(({ title }) => title))).not.toContain(
    "insert { }",
  );
});

test.each(["speculate =\n", "unknown =\n", "unknown\n", "rules =\n"])("%j is left to its author", (text) => {
  expect(fixed(text)).toBeUndefined();
});

/** A reference as a shell writes it. */
const shell = (name: string) => `\${${name}}`;

test.each([
  [`llm { url = "${shell("LLM_URL")}" }`, 1],
  [`llm { url = concat("${shell("LLM_URL")}", "/v1") }`, 1],
  [`rule "r" { reason = "${shell("WHY")}" }`, 0],
  [`unknown = "${shell("WHY")}"`, 0],
])("a call is proposed only where the place takes one: %s", (text, count) => {
  const found = analyzePolicy(text).diagnostics.find(({ code }) => code === "acl.lex.template_marker");
  expect(found?.fixes ?? []).toHaveLength(count);
});
