import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.llm.insecure_url";

test("a public host", () => check(code, 'llm { url = ⟦"http://h.example/v1"⟧, key = env("K") }'));

test("a name that may be public", () => check(code, 'llm { url = ⟦"http://h/v1"⟧, key = env("K") }'));

test("a public address", () => check(code, 'llm { url = ⟦"http://172.32.0.1/v1"⟧, key = env("K") }'));

test("a public IPv6 address", () => check(code, 'llm { url = ⟦"http://[2001:db8::1]/v1"⟧, key = env("K") }'));

test("encrypted", () => check(code, 'llm { url = "https://h.example/v1", key = env("K") }'));

test("this machine", () => check(code, 'llm { url = "http://localhost:8000/v1", key = env("K") }'));

test("loopback", () => check(code, 'llm { url = "http://127.0.0.1/v1", key = env("K") }'));

test("IPv6 loopback", () => check(code, 'llm { url = "http://[::1]:8000/v1", key = env("K") }'));

test("IPv4 in IPv6", () => check(code, 'llm { url = "http://[::ffff:10.0.0.1]/v1", key = env("K") }'));

test("a private address", () => check(code, 'llm { url = "http://192.168.1.1/v1", key = env("K") }'));

test("a private name", () => check(code, 'llm { url = "http://llm.internal/v1", key = env("K") }'));

test("no key", () => check(code, 'llm { url = "http://h.example/v1" }'));

test("an empty key", () => check(code, 'llm { url = "http://h.example/v1", key = "" }'));
