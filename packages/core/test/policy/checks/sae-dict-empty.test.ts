import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.sae.dict_empty";

test("empty", () => check(code, 'sae { dict = ⟦""⟧ }'));

test("a path", () => check(code, 'sae { dict = "/d" }'));
