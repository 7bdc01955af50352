import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.assert.unproven";

test("an assertion", () => check(code, '⟦assert⟧ "a" { on = "Dns", match = "m", verdict = "block" }'));

test("an assertion with a syntax error", () => check(code, 'assert "a" { on = "Dns", match = , verdict = "block" }'));
