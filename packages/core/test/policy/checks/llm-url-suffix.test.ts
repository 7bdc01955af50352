import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.llm.url_suffix";

test("the path", () => check(code, 'llm { url = ⟦"https://h/v1/chat/completions"⟧ }'));

test("with a slash", () => check(code, 'llm { url = ⟦"https://h/v1/chat/completions/"⟧ }'));

test("with a query", () => check(code, 'llm { url = ⟦"https://h/v1/chat/completions?a=b"⟧ }'));

test("the base", () => check(code, 'llm { url = "https://h/v1" }'));

test("elsewhere", () => check(code, 'llm { url = "https://h/chat/completions/v1" }'));
