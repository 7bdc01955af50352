import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rules.block_spelling";

test("a block", () => check(code, rule({ name: '"a"' }, "").replace("rule ", "⟦rules⟧ ")));

test("two blocks", () =>
  check(
    code,
    rule({ name: '"a"' }, "").replace("rule ", "⟦rules⟧ ") + rule({ name: '"b"' }, "").replace("rule ", "⟦rules⟧ "),
  ));

test("on one line", () =>
  check(code, '⟦rules⟧ { name = "a" on = "Dns" match = "x" verdict = "block" severity = "low" reason = "r" }'));

test("a rule block", () => check(code, rule()));
