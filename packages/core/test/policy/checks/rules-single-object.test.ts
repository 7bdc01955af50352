import { test } from "vitest";
import { check, rules } from "../check.js";

const code = "sentry.rules.single_object";

test("one rule", () =>
  check(code, 'rules = ⟦{ name = "a", on = "Dns", match = "x", verdict = "block", severity = "low", reason = "r" }⟧'));

test("a list", () => check(code, rules()));
