import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rules.empty";

test("an empty list", () => check(code, "rules = ⟦[]⟧"));

test("with a block", () =>
  check(
    code,
    `rules = []
${rule()}`,
  ));

test("no list", () => check(code, "dry_run = false"));

test("a document with a syntax error", () => check(code, "rules = []\nx ="));
