import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.deny.empty_path";

test("empty", () => check(code, 'deny { exec = ⟦""⟧, file = "/f" }'));

test("a path", () => check(code, 'deny { exec = "/d" }'));
