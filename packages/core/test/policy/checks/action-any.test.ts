import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.action_any";

test("every kind", () => check(code, rule({ on: '"*"', action: '⟦"deny-exec"⟧' })));

test("one kind", () => check(code, rule({ on: '"ToolExec"', action: '"deny-exec"' })));

test("without an action", () => check(code, rule({ on: '"*"' })));
