import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.fails_open";

test("nobody decides", () => check(code, rule({ verdict: '⟦"escalate"⟧' })));

test("each such rule", () =>
  check(code, rule({ verdict: '⟦"escalate"⟧' }) + rule({ verdict: '⟦"escalate"⟧' }, '"r2"')));

test("fail-closed", () =>
  check(
    code,
    `fail_closed = true
${rule({ verdict: '"escalate"' })}`,
  ));

test("a tier", () =>
  check(
    code,
    `agent { bin = "/b" }
${rule({ verdict: '"escalate"' })}`,
  ));

test("a tier with an error", () =>
  check(
    code,
    `agent = 4
${rule({ verdict: '"escalate"' })}`,
  ));

test("an absent tier", () =>
  check(
    code,
    `agent = null
${rule({ verdict: '⟦"escalate"⟧' })}`,
  ));

test("a document with a syntax error", () =>
  check(
    code,
    `x =
${rule({ verdict: '"escalate"' })}`,
  ));
