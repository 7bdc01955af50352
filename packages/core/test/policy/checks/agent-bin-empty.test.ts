import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.agent.bin_empty";

test("empty", () => check(code, 'agent { bin = ⟦""⟧ }'));

test("a path", () => check(code, 'agent { bin = "/b" }'));

test("from the environment", () => check(code, 'agent { bin = env("BIN") }'));
