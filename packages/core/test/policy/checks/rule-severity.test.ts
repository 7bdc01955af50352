import { test } from "vitest";
import { check, rule, rules } from "../check.js";

const code = "sentry.rule.severity";

test("another word", () => check(code, rule({ severity: '⟦"urgent"⟧' })));

test("another case", () => check(code, rules({ severity: '⟦"High"⟧' })));

test("the highest", () => check(code, rule({ severity: '"critical"' })));
