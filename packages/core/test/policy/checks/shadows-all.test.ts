import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.shadows_all";

test("allow everything", () => check(code, rule({ match: '⟦".*"⟧', verdict: '"allow"' })));

test("block everything", () => check(code, rule({ match: '".*"' })));

test("allow something", () => check(code, rule({ verdict: '"allow"' })));
