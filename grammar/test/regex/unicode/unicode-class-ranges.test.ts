import { describe, expect, test } from "vitest";
import { perlClassRanges, takesUnicodeValue, unicodeClassRanges } from "../../../src/regex/index.js";
import { encodedNames } from "../../../src/regex/unicode/tables.generated.js";
import { rustClassRanges } from "../rust-regex.js";

const everything = process.env.SENTRY_LONG_TESTS === "1";

const spellings = [
  ...["Greek", "greek", "GREEK", "g r_e-ek", "isGreek", "IS_greek", "Is Greek", "Gréek", " Greek", "Greek!", "\tGreek"],
  ...["L", "Letter", "lc", "LC", "LowercaseLetter", "isc", "is", "", " ", "c", "cf", "sc", "any", "ASCII", "assigned"],
  ...["Cs", "Katakana_Or_Hiragana", "Alphabetic", "White_Space", "Emoji", "\u212aatakana", "Na", "Age", "gc", "punct"],
];

const spellingsWithValue = [
  ["gc", "L"],
  ["General_Category", "any"],
  ["gc", "Greek"],
  ["sc", "Grek"],
  ["Script", "isGreek"],
  ["isSc", "Greek"],
  ["scx", "Grek"],
  ["age", "3.0"],
  ["age", "V3_0"],
  ["age", "3"],
  ["age", "16.0"],
  ["age", "17.0"],
  ["age", "Unassigned"],
  ["gcb", "ZWJ"],
  ["gcb", "Other"],
  ["wb", "LE"],
  ["sb", "AT"],
  ["blk", "Basic_Latin"],
  ["Alphabetic", "yes"],
  ["constructor", "L"],
  ["gc", "constructor"],
  ["sc", ""],
  ["", "L"],
] as const;

function names(family: keyof typeof encodedNames): string[] {
  return encodedNames[family].split(" ").map((word) => word.replace(/:.*/, ""));
}

describe("unicodeClassRanges", () => {
  for (const family of Object.keys(encodedNames) as (keyof typeof encodedNames)[]) {
    test(`${family}: the sets of the Rust crate`, () => {
      const sample = names(family).filter((_, index) => everything || index % 5 === 0);
      for (const name of sample) {
        const property = family === "lone" ? name : `${family}=${name}`;
        const ranges = family === "lone" ? unicodeClassRanges(name) : unicodeClassRanges(family, name);
        expect(ranges, property).toEqual(rustClassRanges(`\\p{${property}}`));
      }
    });
  }

  test.each(spellings)("%j is read as the Rust crate reads it", (name) => {
    expect(unicodeClassRanges(name)).toEqual(rustClassRanges(`\\p{${name}}`));
  });

  test.each(spellingsWithValue)("%j with %j is read as the Rust crate reads it", (name, value) => {
    expect(unicodeClassRanges(name, value)).toEqual(rustClassRanges(`\\p{${name}=${value}}`));
  });

  test("agrees with the engine that runs this test about characters that both know", () => {
    const known = unicodeClassRanges("age", "14.0") ?? [];
    for (const name of ["Lu", "Nd", "Greek", "Alphabetic", "White_Space"]) {
      const native = new RegExp(name === "Greek" ? "\\p{sc=Greek}" : `\\p{${name}}`, "u");
      const ours = new Set(members(unicodeClassRanges(name) ?? []));
      const differences = members(known).filter((codePoint) => {
        return native.test(String.fromCodePoint(codePoint)) !== ours.has(codePoint);
      });
      expect(differences, name).toEqual([]);
    }
  });

  test("tells which properties have values", () => {
    expect(["gc", "Script", "is_scx", "age", "blk", "Alphabetic", "toString"].filter(takesUnicodeValue)).toEqual([
      "gc",
      "Script",
      "is_scx",
      "age",
    ]);
  });
});

test("perlClassRanges", () => {
  expect(perlClassRanges("digit")).toEqual(rustClassRanges("\\d"));
  expect(perlClassRanges("space")).toEqual(rustClassRanges("\\s"));
  expect(perlClassRanges("word")).toEqual(rustClassRanges("\\w"));
});

function members(ranges: readonly number[]): number[] {
  const result: number[] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    for (let codePoint = ranges[i] as number; codePoint <= (ranges[i + 1] as number); codePoint += 1) {
      if (codePoint < 0xd800 || codePoint > 0xdfff) result.push(codePoint);
    }
  }
  return result;
}
