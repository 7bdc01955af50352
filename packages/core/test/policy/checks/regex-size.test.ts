import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.regex_size";

test("nested counts", () => check(code, rule({ match: "'⟦(?:a{1000}){1000}⟧'" })));

test("one count", () => check(code, rule({ match: "'a{1000}'" })));
