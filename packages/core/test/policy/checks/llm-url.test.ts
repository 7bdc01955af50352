import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.llm.url";

test("another scheme", () => check(code, 'llm { url = ⟦"ftp://h/v1"⟧ }'));

test("no scheme", () => check(code, 'llm { url = ⟦"localhost:8000"⟧ }'));

test("no host", () => check(code, 'llm { url = ⟦"https://"⟧ }'));

test("blanks", () => check(code, 'llm { url = ⟦"http://h /v1"⟧ }'));

test("upper case", () => check(code, 'llm { url = "HTTPS://H/v1" }'));

test("from the environment", () => check(code, 'llm { url = env("URL") }'));

test("a value of another type", () => check(code, "llm { url = 4 }"));
