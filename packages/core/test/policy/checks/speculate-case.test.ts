import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.speculate.case";

test("capitals", () => check(code, 'speculate = ⟦"High"⟧'));

test("blanks", () => check(code, 'speculate = ⟦" high "⟧'));

test("plain", () => check(code, 'speculate = "high"'));
