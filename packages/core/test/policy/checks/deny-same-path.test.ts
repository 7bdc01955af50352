import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.deny.same_path";

test("twice", () => check(code, 'deny { exec = "/d", file = ⟦"/d"⟧ }'));

test("three times", () => check(code, 'deny { file = "/d", exec = ⟦"/d"⟧, egress = ⟦"/d"⟧ }'));

test("the same variable", () => check(code, 'deny { exec = env("D"), file = ⟦env("D")⟧ }'));

test("a variable called like a path", () => check(code, 'deny { exec = env("D"), file = "D" }'));

test("both off", () => check(code, 'deny { exec = "", file = "" }'));
