import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.unescaped_dot";

test("in a host name", () => check(code, rule({ match: '⟦"evil.com"⟧' })));

test("single-quoted", () => check(code, rule({ match: "⟦'evil.com$'⟧" })));

test("in an address", () => check(code, rule({ on: '"Egress"', match: '⟦"10.0.0.1:"⟧' })));

test("escaped", () => check(code, rule({ match: String.raw`'evil\.com'` })));

test("any character", () => check(code, rule({ match: '"evil.*com"' })));

test("before more than letters", () => check(code, rule({ match: '"a.b[0-9]"' })));

test("of another kind", () => check(code, rule({ on: '"ToolExec"', match: '"evil.com"' })));
