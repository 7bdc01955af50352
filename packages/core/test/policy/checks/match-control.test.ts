import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.match_control";

test("a heredoc", () => check(code, rule({ match: "⟦<<E\ntunnel\nE⟧" })));

test("a heredoc with backslashes", () => check(code, rule({ match: "⟦<<E\n^a\\.b\nE⟧" })));

test("two lines", () => check(code, rule({ match: "⟦<<E\na\nb\nE⟧" })));

test("a backspace", () => check(code, rule({ match: String.raw`⟦"\u0008"⟧` })));

test("a line break in content", () => check(code, rule({ on: '"SslContent"', match: "<<E\na\nE" })));

test("a line break that is written", () => check(code, rule({ match: String.raw`'a\nb'` })));

test("blanks that do not count", () => check(code, rule({ match: "<<E\n(?x) a\nE" })));

test("excluded characters", () => check(code, rule({ match: String.raw`"[^\n]a"` })));
