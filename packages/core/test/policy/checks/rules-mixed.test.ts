import { test } from "vitest";
import { check, rule, rules } from "../check.js";

const code = "sentry.rules.mixed";

test("blocks first", () => check(code, rule() + rules().replace("rules", "⟦rules⟧")));

test("the list first", () => check(code, rules() + rule({}, '"r2"').replace("rule", "⟦rule⟧")));

test("only blocks", () => check(code, rule() + rule({}, '"r2"')));

test("an empty list", () =>
  check(
    code,
    `rules = []
${rule()}`,
  ));
