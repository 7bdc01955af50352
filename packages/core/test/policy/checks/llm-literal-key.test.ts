import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.llm.literal_key";

test("a text", () => check(code, 'llm { url = "https://h/v1", key = ⟦"sk-1"⟧ }'));

test("parts of text", () => check(code, 'llm { url = "https://h/v1", key = ⟦concat("sk", "-1")⟧ }'));

test("from the environment", () => check(code, 'llm { url = "https://h/v1", key = env("K") }'));

test("partly from the environment", () => check(code, 'llm { url = "https://h/v1", key = concat("a", env("K")) }'));

test("empty, which is a finding of its own", () => check(code, 'llm { url = "https://h/v1", key = "" }'));
