import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.agent.bin_args";

test("arguments", () => check(code, 'agent { bin = ⟦"a3s code"⟧ }'));

test("a path with blanks", () => check(code, 'agent { bin = "/opt/my agent/a3s" }'));

test("a name", () => check(code, 'agent { bin = "a3s" }'));
