import { test } from "vitest";
import { check, rule, rules } from "../check.js";

const code = "sentry.portability.addition";

test("a risk", () => check(code, rule({ "⟦risk⟧": '"other"' }), { portability: ["hcl-rs"] }));

test("arguments", () => check(code, 'agent { bin = "/b", ⟦args⟧ = ["{prompt}"] }', { portability: ["hcl-rs"] }));

test("a mask", () => check(code, '⟦mask⟧ { A = "x" }', { portability: ["hcl-rs"] }));

test("an assertion", () =>
  check(code, '⟦assert⟧ "a" { on = "Dns", match = "m", verdict = "block" }', { portability: ["hcl-rs"] }));

test("what every tool knows", () => check(code, rules(), { portability: ["hcl-rs"] }));

test("unless asked", () => check(code, 'mask { A = "x" }'));
