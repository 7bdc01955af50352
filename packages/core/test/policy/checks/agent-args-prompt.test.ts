import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.agent.args_prompt";

test("no prompt", () => check(code, 'agent { bin = "/b", args = ⟦["--json"]⟧ }'));

test("no arguments", () => check(code, 'agent { bin = "/b", args = ⟦[]⟧ }'));

test("a prompt", () => check(code, 'agent { bin = "/b", args = ["-p", "{prompt}"] }'));

test("a prompt in an argument", () => check(code, 'agent { bin = "/b", args = ["--prompt={prompt}"] }'));

test("an argument of another type", () => check(code, 'agent { bin = "/b", args = [4] }'));
