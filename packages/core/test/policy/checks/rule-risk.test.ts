import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.risk";

test("no category", () => check(code, rule({ risk: '⟦"danger"⟧' })));

test("another case", () => check(code, rule({ risk: '⟦"Data_Leak"⟧' })));

test("a category", () => check(code, rule({ risk: '"data_leak"' })));
