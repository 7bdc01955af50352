import { test } from "vitest";
import { check, rule, rules } from "../check.js";

const code = "sentry.rule.name_twice";

test("the same name", () => check(code, rule({ "⟦name⟧": '"r1"' })));

test("a value of another type", () => check(code, rule({ "⟦name⟧": "4" })));

test("a block without a label, which is a finding of its own", () => check(code, rule({ name: '"r1"' }, "")));

test("a rule of the list", () => check(code, rules()));
