import { test } from "vitest";
import { check, rule } from "../check.js";

const code = "sentry.rule.match_all";

test("everything", () => check(code, rule({ match: '⟦".*"⟧' })));

test("an empty alternative", () => check(code, rule({ match: '⟦"evil|"⟧' })));

test("optional all the way", () => check(code, rule({ match: '⟦"a?b*(c|d)*"⟧' })));

test("only the start", () => check(code, rule({ match: '⟦"^"⟧' })));

test("a whole line", () => check(code, rule({ match: '⟦"^.*$"⟧' })));

test("only the empty text", () => check(code, rule({ match: '"^$"' })));

test("a text of digits", () => check(code, rule({ match: '"^[0-9]*$"' })));

test("one character", () => check(code, rule({ match: '"."' })));

test("a word boundary", () => check(code, rule({ match: String.raw`'\b'` })));

test("allow, which is a finding of its own", () => check(code, rule({ match: '".*"', verdict: '"allow"' })));

test("a bad pattern", () => check(code, rule({ match: '"("' })));
