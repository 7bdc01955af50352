import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.timeout.fraction";

test("half a second", () => check(code, 'agent { bin = "/b", timeout_s = ⟦0.5⟧ }'));

test("more", () => check(code, 'llm { url = "http://h/v1", timeout_s = ⟦1.5⟧ }'));

test("whole", () => check(code, 'agent { bin = "/b", timeout_s = 30 }'));
