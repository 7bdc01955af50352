import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.action_no_sink";

test("another sink", () =>
  check(
    code,
    `deny { file = "/f" }
${rule({ on: '"ToolExec"', action: '⟦"deny-exec"⟧' })}`,
  ));

test("a sink that is off", () =>
  check(
    code,
    `deny { exec = "" }
${rule({ on: '"ToolExec"', action: '⟦"deny-exec"⟧' })}`,
  ));

test("no deny block: once", () =>
  check(
    code,
    rule({ on: '"ToolExec"', action: '⟦"deny-exec"⟧' }) +
      rule({ match: '"y"', on: '"ToolExec"', action: '"deny-exec"' }, '"r2"'),
  ));

test("the sink", () =>
  check(
    code,
    `deny { exec = env("D") }
${rule({ on: '"ToolExec"', action: '"deny-exec"' })}`,
  ));

test("a sink of the wrong type, which is a finding of its own", () =>
  check(
    code,
    `deny { exec = 4 }
${rule({ on: '"ToolExec"', action: '"deny-exec"' })}`,
  ));

test("allow", () => check(code, rule({ verdict: '"allow"', on: '"ToolExec"', action: '"deny-exec"' })));

test("a document with a syntax error", () =>
  check(
    code,
    `x =
${rule({ on: '"ToolExec"', action: '"deny-exec"' })}`,
  ));
