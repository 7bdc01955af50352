import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.shadowed";

test("the same pattern", () => check(code, rule() + rule({ verdict: '"allow"' }, '⟦"r2"⟧')));

test("the same pattern on every kind before", () => check(code, rule({ on: '"*"' }) + rule({}, '⟦"r2"⟧')));

test("behind everything", () => check(code, rule({ match: '".*"' }) + rule({ match: '"y"' }, '⟦"r2"⟧')));

test("behind everything of every kind", () =>
  check(
    code,
    rule({ on: '"*"', match: '""' }) +
      rule({ match: '"y"' }, "⟦r2⟧") +
      rule({ on: '"Egress"', match: '"z"' }, '⟦"r3"⟧'),
  ));

test("another kind", () => check(code, rule() + rule({ on: '"Egress"' }, '"r2"')));

test("every kind behind one kind", () => check(code, rule() + rule({ on: '"*"' }, '"r2"')));

test("behind whole lines, which are not every text", () =>
  check(code, rule({ match: '"^.*$"' }) + rule({ match: '"y"' }, '"r2"')));

test("behind whole texts", () => check(code, rule({ match: '"(?s)^.*$"' }) + rule({ match: '"y"' }, '⟦"r2"⟧')));

test("a bad pattern", () => check(code, rule({ match: '"("' }) + rule({ match: '"("' }, '"r2"')));

test("an earlier rule with a syntax error", () => check(code, rule({ reason: "" }) + rule({}, '"r2"')));
