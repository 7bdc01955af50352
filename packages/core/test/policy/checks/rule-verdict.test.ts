import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.verdict";

test("another word", () => check(code, rule({ verdict: '⟦"deny"⟧' })));

test("another case", () => check(code, rule({ verdict: '⟦"Block"⟧' })));

test("a bare word", () => check(code, rule({ verdict: "block" })));
