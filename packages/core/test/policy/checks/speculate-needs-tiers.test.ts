import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.speculate.needs_tiers";

test("no tiers", () => check(code, 'speculate = ⟦"high"⟧'));

test("one tier", () => check(code, 'agent { bin = "/b" }\nspeculate = ⟦"high"⟧'));

test("both", () => check(code, 'agent { bin = "/b" }\nllm { url = "http://h/v1" }\nspeculate = "high"'));

test("an unknown word", () => check(code, 'speculate = "urgent"'));
