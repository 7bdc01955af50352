import { test } from "vitest";
import { check } from "../check.js";

const code = "sentry.mask.match_empty";

test("a star", () => check(code, "mask { digits = ⟦'[0-9]*'⟧ }\n"));

test("an empty alternative", () => check(code, "mask { either = ⟦'emp-[0-9]+|'⟧ }\n"));

test("an empty pattern", () => check(code, "mask { nothing = ⟦''⟧ }\n"));

test("an assertion alone", () => check(code, "mask { word = ⟦'\\b'⟧ }\n"));

test("an empty group within a match", () => check(code, "mask { value = 'key=(\\w*)' }\n"));

test("a plus", () => check(code, "mask { digits = '[0-9]+' }\n"));

test("a pattern that is no pattern has a finding of its own", () => check(code, "mask { digits = '[0-9' }\n"));
