import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.llm.key_empty";

test("empty", () => check(code, 'llm { url = "https://h/v1", key = ⟦""⟧ }'));

test("a key", () => check(code, 'llm { url = "https://h/v1", key = env("K") }'));
