import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.action";

test("another word", () => check(code, rule({ action: '⟦"drop"⟧' })));

test("another spelling", () => check(code, rule({ on: '"Egress"', action: '⟦"deny_egress"⟧' })));

test("null", () => check(code, rule({ action: "null" })));
