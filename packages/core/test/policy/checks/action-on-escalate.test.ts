import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.action_on_escalate";

test("fail-open", () => check(code, rule({ on: '"ToolExec"', verdict: '"escalate"', action: '⟦"deny-exec"⟧' })));

test("with a deeper tier", () =>
  check(
    code,
    `fail_closed = true
agent { bin = "/b" }
${rule({ on: '"ToolExec"', verdict: '"escalate"', action: '⟦"deny-exec"⟧' })}`,
  ));

test("fail-closed without a deeper tier", () =>
  check(
    code,
    `fail_closed = true
${rule({ on: '"ToolExec"', verdict: '"escalate"', action: '"deny-exec"' })}`,
  ));

test("block", () => check(code, rule({ on: '"ToolExec"', action: '"deny-exec"' })));
