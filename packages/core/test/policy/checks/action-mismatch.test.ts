import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.action_mismatch";

test("an action for another kind", () => check(code, rule({ on: '"Egress"', action: '⟦"deny-exec"⟧' })));

test("a kind without any action", () => check(code, rule({ action: '⟦"deny-file"⟧' })));

test("the fitting action", () => check(code, rule({ on: '"FileAccess"', action: '"deny-file"' })));

test("every kind", () => check(code, rule({ on: '"*"', action: '"deny-file"' })));

test("an unknown kind", () => check(code, rule({ on: '"dns"', action: '"deny-file"' })));

test("an unknown action", () => check(code, rule({ action: '"drop"' })));

test("a rule with a syntax error", () => check(code, rule({ action: '"deny-file"', reason: "" })));
