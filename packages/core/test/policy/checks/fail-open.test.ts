import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.fail_open";

test("an empty document", () => check(code, "⟦⟧"));

test("only rules that do not escalate", () => check(code, `⟦⟧${rule()}`));

test("at the setting", () => check(code, "dry_run = false\n⟦fail_closed⟧ = false\n"));

test("fail-closed", () => check(code, "fail_closed = true\n"));

test("a rule that escalates", () => check(code, rule({ verdict: '"escalate"' })));

test("a rule of unknown verdict", () => check(code, `⟦⟧${rule({ verdict: '"drop"' })}`));

test("a tier", () => check(code, 'llm { url = "http://h/v1" }\n'));

test("a setting of the wrong type", () => check(code, 'fail_closed = "no"\n'));

test("a document with a syntax error", () => check(code, "dry_run =\n"));
