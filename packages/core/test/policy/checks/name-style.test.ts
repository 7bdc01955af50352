import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.name_style";

test("capitals", () => check(code, rule({}, '⟦"NoNetcat"⟧')));

test("blanks, where the better name is taken", () => check(code, rule({}, '⟦"r 1"⟧') + rule({}, '"r-1"')));

test("nothing to keep", () => check(code, rule({}, '⟦"???"⟧')));

test("in style", () => check(code, rule({}, '"no-netcat-2"')));

test("empty, which is a finding of its own", () => check(code, rule({}, '""')));
