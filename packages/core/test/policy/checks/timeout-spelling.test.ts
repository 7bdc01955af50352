import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.timeout.spelling";

test("a point", () => check(code, 'agent { bin = "/b", timeout_s = ⟦30.0⟧ }'));

test("an exponent", () => check(code, 'agent { bin = "/b", timeout_s = ⟦3e1⟧ }'));

test("digits", () => check(code, 'agent { bin = "/b", timeout_s = 30 }'));

test("out of range, which is a finding of its own", () => check(code, 'agent { bin = "/b", timeout_s = 1e6 }'));
