import fc from "fast-check";
import { expect, test } from "vitest";
import { regexConstructs } from "../../src/regex/constructs.js";
import { parseRegex } from "../../src/regex/parse-regex.js";
import { regexTokens } from "../../src/regex/regex-tokens.js";

function check(pattern: string): string {
  return regexTokens(pattern)
    .map(({ kind, range, inClass }) => `${inClass ? "[]" : ""}${kind}:${pattern.slice(range.start, range.end)}`)
    .join(" ");
}

test("the tokens of a pattern", () => {
  expect(check("(?i)^a(?:b|\\.)+?[^\\d[:alpha:]x-z&&y]\\b$")).toBe(
    "directive:(?i) anchor:^ literal:a group-open:(?: literal:b alternation:| escape:\\. group-close:) quantifier:+? " +
      "class-open:[^ []class:\\d []class:[:alpha:] []range:x-z []class-operator:&& []literal:y class-close:] anchor:\\b anchor:$",
  );
});

test("comments under the flag x", () => {
  expect(check("(?x) a # one\n b")).toBe("directive:(?x) literal:a comment:# one literal:b");
});

test.each(["(", "[a", "a{2", "\\", "(?<na", ")", "[[:al", "(?=a)"])(
  "the unfinished pattern %s has tokens",
  (pattern) => {
    expect(regexTokens(pattern).length).toBeGreaterThan(0);
  },
);

test("a pattern that is too long has none", () => {
  expect(regexTokens("a".repeat(20_000))).toEqual([]);
});

test("tokens of any text are in order, inside it, and apart", () => {
  const piece = fc.constantFrom(..."()[]{}?*+|\\^$.-:&#x \nab1".split(""), "(?x)", "(?i:", "[^", "\\p{", "&&");
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join("")),
      (pattern) => {
        let behind = 0;
        for (const { range } of regexTokens(pattern)) {
          expect(range.start).toBeGreaterThanOrEqual(behind);
          expect(range.end).toBeGreaterThan(range.start);
          behind = range.end;
        }
        expect(behind).toBeLessThanOrEqual(pattern.length);
      },
    ),
  );
});

test("the constructs are of the dialect", () => {
  for (const { parts, place } of regexConstructs) {
    const written = parts.map((part) => (typeof part === "string" ? part : part.hole.replace("…", "a"))).join("");
    const isRepetition = /^[*+?{]/u.test(written);
    const patterns = [
      ...(place === "class" ? [] : [isRepetition ? `a${written}` : written]),
      ...(place === "pattern" ? [] : [`[${written}]`]),
    ];
    for (const pattern of patterns) expect(parseRegex(pattern).problems, pattern).toEqual([]);
  }
});
