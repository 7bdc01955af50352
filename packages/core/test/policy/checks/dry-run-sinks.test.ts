import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.dry_run.sinks";

test("a sink", () => check(code, 'dry_run = ⟦true⟧\ndeny { exec = "/d" }'));

test("no sink", () => check(code, 'dry_run = true\ndeny { exec = "" }'));

test("for real", () => check(code, 'dry_run = false\ndeny { exec = "/d" }'));
