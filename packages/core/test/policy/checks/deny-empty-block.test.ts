import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.deny.empty_block";

test("a block", () => check(code, "⟦deny⟧ { }"));

test("an object", () => check(code, "⟦deny⟧ = {}"));

test("a sink that is off", () => check(code, 'deny { exec = "" }'));

test("a null sink", () => check(code, "⟦deny⟧ { exec = null }"));

test("an unknown sink", () => check(code, 'deny { net = "/d" }'));
