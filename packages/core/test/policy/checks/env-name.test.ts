import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.env.name";

test("a digit first", () => check(code, 'agent { bin = env(⟦"1X"⟧) }'));

test("a dash", () => check(code, 'agent { bin = env(⟦"A-B"⟧) }'));

test("inside another call", () => check(code, 'agent { bin = concat("/", env(⟦""⟧)) }'));

test("a name", () => check(code, 'agent { bin = env("_A1") }'));

test("in a wrong place", () => check(code, rule({ reason: 'env("1X")' })));

test("a wrong number of arguments", () => check(code, 'agent { bin = env("1X", "2X") }'));
