import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.speculate.value";

test("another word", () => check(code, 'speculate = ⟦"urgent"⟧'));

test("a slip", () => check(code, 'agent { bin = "/b" }\nllm { url = "http://h/v1" }\nspeculate = ⟦"hgih"⟧'));

test("another case, which is a finding of its own", () => check(code, 'speculate = "HIGH"'));

test("null", () => check(code, "speculate = null"));
