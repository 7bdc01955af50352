import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.regex_lookaround";

test("ahead", () => check(code, rule({ match: "'a⟦(?=⟧b)'" })));

test("not behind", () => check(code, rule({ match: "'⟦(?<!⟧a)b'" })));

test("both", () => check(code, rule({ match: "'⟦(?<=⟧a)b⟦(?!⟧c)'" })));

test("a named group", () => check(code, rule({ match: "'(?<n>a)'" })));
