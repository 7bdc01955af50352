import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.sae.threshold_range";

test("above", () => check(code, 'sae { dict = "/d", escalate_at = 0.2, block_at = ⟦1.5⟧ }'));

test("below", () => check(code, 'sae { dict = "/d", escalate_at = ⟦-0.5⟧, block_at = 0.5 }'));

test("the ends", () => check(code, 'sae { dict = "/d", escalate_at = 0, block_at = 1 }'));
