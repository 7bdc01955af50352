import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.name_builtin";

test("the name of a built-in rule", () => check(code, rule({}, '⟦"pipe-to-shell"⟧')));

test("a name of its own", () => check(code, rule({}, '"pipe-to-zsh"')));
