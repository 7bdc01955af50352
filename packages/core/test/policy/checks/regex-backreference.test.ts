import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.regex_backreference";

test("by number", () => check(code, rule({ match: String.raw`'(a)⟦\1⟧'` })));

test("through the escapes", () => check(code, rule({ match: String.raw`"(a)⟦\\1⟧"` })));

test("an escaped backslash", () => check(code, rule({ match: String.raw`'\\1'` })));
