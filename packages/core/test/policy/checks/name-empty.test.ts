import { test } from "vitest";
import { check, rule, rules } from "../check.js";

const code = "sentry.rule.name_empty";

test("an empty label", () => check(code, rule({}, '⟦""⟧')));

test("an empty name", () => check(code, rules({ name: '⟦""⟧' })));

test("a name", () => check(code, rule()));
