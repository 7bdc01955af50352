import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.on_activations";

test("activations", () => check(code, rule({ on: '⟦"LlmActivations"⟧' })));

test("every kind", () => check(code, rule({ on: '"*"' })));
