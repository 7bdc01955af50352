import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.sae.threshold_pair";

test("only one", () => check(code, 'sae { dict = "/d", ⟦escalate_at⟧ = 0.2 }'));

test("only the other, below the default of the one", () => check(code, 'sae { ⟦block_at⟧ = 0.1, dict = "/d" }'));

test("only one, above the default of the other", () => check(code, 'sae { dict = "/d", ⟦escalate_at⟧ = 0.9 }'));

test("one is null", () => check(code, 'sae { dict = "/d", ⟦escalate_at⟧ = 0.2, block_at = null }'));

test("on lines of their own", () => check(code, 'sae {\n  dict = "/d"\n  ⟦block_at⟧ = 0.7\n}'));

test("both", () => check(code, 'sae { dict = "/d", escalate_at = 0.2, block_at = 0.3 }'));

test("none", () => check(code, 'sae { dict = "/d" }'));

test("a block with a syntax error", () => check(code, 'sae { dict = "/d", escalate_at = 0.2, block_at = }'));
