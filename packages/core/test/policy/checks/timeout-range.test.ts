import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.timeout.range";

test("zero", () => check(code, 'agent { bin = "/b", timeout_s = ⟦0⟧ }'));

test("negative", () => check(code, 'agent { bin = "/b", timeout_s = ⟦-1⟧ }'));

test("too long for an agent", () => check(code, 'agent { bin = "/b", timeout_s = ⟦86401⟧ }'));

test("too long for a model", () => check(code, 'llm { url = "http://h/v1", timeout_s = ⟦3601⟧ }'));

test("the longest", () => check(code, 'agent { bin = "/b", timeout_s = 86400 }'));

test("a fraction, which is a finding of its own", () => check(code, 'agent { bin = "/b", timeout_s = 0.5 }'));
