import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.call.not_allowed";

test("in a rule", () => check(code, rule({ reason: '⟦env("X")⟧' })));

test("of an unknown function", () => check(code, rule({ reason: '⟦upper("X")⟧' })));

test("as the rules", () => check(code, 'rules = ⟦env("X")⟧'));

test("as a rule", () => check(code, 'rules = [⟦env("X")⟧]'));

test("in a mask", () => check(code, 'mask { A = ⟦env("X")⟧ }'));

test("where it is allowed", () => check(code, 'agent { bin = env("X") }'));
