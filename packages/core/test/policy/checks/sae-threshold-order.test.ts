import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.sae.threshold_order";

test("the wrong way round", () => check(code, 'sae { dict = "/d", escalate_at = ⟦0.7⟧, block_at = 0.6 }'));

test("everything is blocked", () => check(code, 'sae { dict = "/d", escalate_at = 0, block_at = ⟦0⟧ }'));

test("equal", () => check(code, 'sae { dict = "/d", escalate_at = 0.6, block_at = 0.6 }'));

test("equal as 32-bit floats", () => check(code, 'sae { dict = "/d", escalate_at = 0.60000000001, block_at = 0.6 }'));
