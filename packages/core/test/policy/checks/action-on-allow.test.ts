import { test } from "vitest";
import { check, rule, rules } from "../check.js";

const code = "sentry.rule.action_on_allow";

test("allow", () => check(code, rule({ on: '"ToolExec"', verdict: '"allow"', action: '⟦"deny-exec"⟧' })));

test("on one line", () => check(code, rules({ on: '"ToolExec"', verdict: '"allow"', action: '⟦"deny-exec"⟧' })));

test("block", () => check(code, rule({ on: '"ToolExec"', action: '"deny-exec"' })));
