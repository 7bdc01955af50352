import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.regex_syntax";

test("unbalanced", () => check(code, rule({ match: "'a⟦(⟧b'" })));

test("through the escapes", () => check(code, rule({ match: String.raw`"\\w⟦\\y⟧"` })));

test("in a heredoc", () => check(code, rule({ match: "<<-E\n    a\n    b⟦)⟧\n    E" })));

test("in an assertion", () => check(code, `assert "a" { on = "Dns", match = '⟦*⟧', verdict = "block" }`));

test("in a mask", () => check(code, "mask { A = '⟦)⟧' }"));

test("a pattern", () => check(code, rule({ match: String.raw`'(?i)\b(ncat|netcat)\b'` })));

test("a value of another type", () => check(code, rule({ match: "4" })));
