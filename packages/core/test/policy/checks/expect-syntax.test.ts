import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.expect.syntax";

test("an unknown verdict", () =>
  check(
    code,
    `⟦# expect blocked: "x"⟧
${rule()}`,
  ));

test("no colon", () =>
  check(
    code,
    `⟦# expect block "x"⟧
${rule()}`,
  ));

test("no quotes", () =>
  check(
    code,
    `⟦# expect block: x⟧
${rule()}`,
  ));

test("no event", () =>
  check(
    code,
    `⟦# expect block: {"a": 1}⟧
${rule()}`,
  ));

test("an event that is not judged", () =>
  check(
    code,
    `⟦# expect block: {"event":{"Dns":{"query":"x"}}}⟧
${rule()}`,
  ));

test("not above a rule", () =>
  check(
    code,
    `⟦# expect block: "x"⟧
dry_run = false
`,
  ));

test("behind a rule", () => check(code, `${rule().trimEnd()} ⟦# expect block: "x"⟧`));

test("a subject", () =>
  check(
    code,
    `# expect block: "x"
${rule()}`,
  ));

test("several, above a rule of a list", () =>
  check(
    code,
    `rules = [
  # expect block: "x"

  // expect allow: "y"
  { name = "a", on = "Dns", match = "x", verdict = "block", severity = "low", reason = "r" }
]
`,
  ));

test("an event", () =>
  check(
    code,
    `# expect block: {"event":{"Dns":{"pid":1,"query":"x"}}}
${rule()}`,
  ));

test("plain words", () =>
  check(
    code,
    `# expect no more than this, see: the manual
${rule()}`,
  ));

test("in a block comment", () =>
  check(
    code,
    `⟦/* expect block: "x" */⟧
${rule()}`,
  ));

test("on a line of a block comment", () =>
  check(
    code,
    `⟦/*
 * The mail of the server.
 * expect allow: {"event":{"Dns":{"pid":1,"query":"x"}}}
 */⟧
${rule()}`,
  ));

test("a rule that is commented out with its tests, and prose in a block comment", () =>
  check(
    code,
    `/*
# expect block: "x"
rule "old" { }
*/
/* expect block rules below */
${rule()}`,
  ));
