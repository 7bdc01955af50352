import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.on";

test("another case", () => check(code, rule({ on: '⟦"dns"⟧' })));

test("nothing like a kind", () => check(code, rule({ on: '⟦"Process"⟧' })));

test("in an assertion", () => check(code, 'assert "a" { on = ⟦"DNS"⟧, match = "m", verdict = "block" }'));

test("every kind", () => check(code, rule({ on: '"*"' })));

test("a value of another type", () => check(code, rule({ on: "4" })));
