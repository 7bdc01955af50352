import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.match_never";

test("an address at the end", () => check(code, rule({ on: '"Egress"', match: String.raw`⟦'^10\.0\.0\.1$'⟧` })));

test("a host at the end", () => check(code, rule({ on: '"Egress"', match: String.raw`⟦'(^|\.)evil\.com$'⟧` })));

test("digits and dots only", () => check(code, rule({ on: '"Egress"', match: String.raw`⟦'^[\d.]+$'⟧` })));

test("both alternatives", () => check(code, rule({ on: '"Egress"', match: "⟦'foo$|bar$'⟧" })));

test("a kind without its detail", () => check(code, rule({ on: '"SecurityAction"', match: "⟦'^setuid-root$'⟧" })));

test("one alternative that matches", () => check(code, rule({ on: '"Egress"', match: "'foo$|bar'" })));

test("a port", () => check(code, rule({ on: '"Egress"', match: String.raw`'^10\.0\.0\.1:443$'` })));

test("any port", () => check(code, rule({ on: '"Egress"', match: String.raw`'evil\.com:\d+$'` })));

test("digits, which may be the port", () => check(code, rule({ on: '"Egress"', match: "'443$'" })));

test("anything at the end", () => check(code, rule({ on: '"Egress"', match: "'^10.*$'" })));

test("the end of a line", () => check(code, rule({ on: '"Egress"', match: "'(?m)foo$'" })));

test("a kind with its detail", () => check(code, rule({ on: '"SecurityAction"', match: "'^setuid-root 0$'" })));

test("another kind of event", () => check(code, rule({ match: "'evil$'" })));
