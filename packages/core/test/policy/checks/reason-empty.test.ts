import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.reason_empty";

test("empty", () => check(code, rule({ reason: '⟦""⟧' })));

test("blanks", () => check(code, rule({ reason: '⟦"  "⟧' })));

test("a reason", () => check(code, rule()));
