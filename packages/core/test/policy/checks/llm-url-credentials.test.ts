import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.llm.url_credentials";

test("user and password", () => check(code, 'llm { url = ⟦"https://u:p@h/v1"⟧ }'));

test("user", () => check(code, 'llm { url = ⟦"https://u@h/v1"⟧ }'));

test("an at sign in the path", () => check(code, 'llm { url = "https://h/@u" }'));
