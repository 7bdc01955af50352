import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.deny.relative_path";

test("a name", () => check(code, 'deny { exec = ⟦"deny-exec"⟧ }'));

test("a relative path", () => check(code, 'deny { exec = ⟦"./deny-exec"⟧ }'));

test("an absolute path", () => check(code, 'deny { exec = "/d" }'));

test("a drive", () => check(code, String.raw`deny { exec = 'C:\d' }`));

test("from the environment", () => check(code, 'deny { exec = env("D") }'));
