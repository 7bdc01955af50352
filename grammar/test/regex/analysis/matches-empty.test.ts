import fc from "fast-check";
import { RRegex } from "rregex";
import { expect, test } from "vitest";
import { matchesEmpty, parseRegex } from "../../../src/regex/index.js";
import { patterns } from "../patterns.js";

const everything = [
  ...[
    "",
    "a*",
    "a?",
    "a{0,3}",
    "(?:)",
    "()",
    "a|",
    "|a",
    "(a|)",
    "^",
    "$",
    "\\A",
    "\\z",
    "(?i)",
    "(?m)^",
    "^a*",
    "a*$",
    "(a*)*",
    "(?:a|b*)",
  ],
  ...[
    "a{0}",
    "(?:a){0}",
    "^*",
    "\\b*",
    "\\b?",
    "\\b{start-half}",
    "\\b{end-half}",
    "\\b|^",
    "x|$",
    "(?s).*",
    "(?s)^.*$",
    "^[\\s\\S]*$",
  ],
  ...[
    "^(?:.|\\s|\\S)*$",
    "^\\p{any}*\\z",
    "(?s:^.*$)",
    "^(?s:.)*$",
    "a*b*",
    "^(?:a*|b)",
    "(?x) # nothing",
    "(?:^|x)",
    "(^)+",
    "(a?){3}",
  ],
];

const notEverything = [
  ...[
    "a",
    "a+",
    "^$",
    "\\b",
    "\\B",
    "\\b{start}",
    "\\b{end}",
    "^a",
    "a$",
    ".",
    ".*a",
    "^.*$",
    "^a*$",
    "[a]",
    "\\d",
    "a{1,}",
    "(a)",
    "a|b",
  ],
  ...[
    "$^",
    "^\\b",
    "\\A\\z",
    "(?s).",
    "(?s).+",
    "^[\\s\\d]*$",
    "^[^\\s\\S]*$",
    "\\b|\\B",
    "[\\s\\S]",
    "(?:^|x)a",
    "\\b{start-half}\\b{end-half}",
  ],
];

test.each(everything)("%j matches everything", (pattern) => {
  expect(decide(pattern)).toBe(true);
});

test.each(notEverything)("%j is not sure to match everything", (pattern) => {
  expect(decide(pattern)).toBe(false);
});

test("what it says to match everything matches every text in the Rust crate", () => {
  const text = fc.oneof(
    fc.constantFrom("", "a", "é", "\n", "a b", "-", "a\r\nb", "\n\n"),
    fc.string({ unit: "grapheme" }),
  );
  for (const pattern of [...everything, ...patterns.filter((other) => decide(other))]) {
    const regex = new RRegex(pattern);
    fc.assert(
      fc.property(text, (subject) => regex.isMatch(subject)),
      { numRuns: 40 },
    );
    regex.free();
  }
});

function decide(pattern: string): boolean {
  const { tree } = parseRegex(pattern);
  return tree !== undefined && matchesEmpty(tree);
}
