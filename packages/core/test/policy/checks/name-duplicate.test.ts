import { test } from "vitest";
import { check, rule, rules } from "../check.js";

const code = "sentry.rule.name_duplicate";

test("two blocks", () => check(code, rule() + rule({ match: '"y"' }, '⟦"r1"⟧')));

test("over spellings", () => check(code, rules() + rule({ match: '"y"' }, "⟦r1⟧")));

test("the third as well", () => check(code, rule() + rule({}, '⟦"r1"⟧') + rule({}, '⟦"r1"⟧')));

test("names in another case", () => check(code, rule() + rule({}, '"R1"')));

test("a rule with a syntax error", () => check(code, rule() + rule({ match: "=" })));
