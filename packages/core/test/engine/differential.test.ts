import { parseRegex } from "@a3s/acl-grammar/regex";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRegex } from "../../src/engine/regex/compile-regex.js";
import { findRegex } from "../../src/engine/regex/find-regex.js";
import { testRegex } from "../../src/engine/regex/test-regex.js";
import { commonPattern, rustClass, rustPattern } from "./arbitraries/pattern.js";
import { subject } from "./arbitraries/subject.js";
import { fuzzParameters } from "./fuzz-parameters.js";
import { re2Groups } from "./oracles/re2.js";
import { rustClassRanges, rustRegex } from "./oracles/rust.js";

// Compiling in WebAssembly is what costs time: many subjects are tried on each pattern.
const subjects = fc.array(subject, { minLength: 40, maxLength: 40 });

describe("the regex engine against other engines", () => {
  it("decides as Rust's regex crate, with its spans and groups", { timeout: 0 }, () => {
    fc.assert(
      fc.property(rustPattern, subjects, (pattern, texts) => {
        const regex = parseRegex(pattern);
        const rust = rustRegex(pattern);
        fc.pre(rust !== undefined);
        try {
          expect(regex.problems).toEqual([]);
          const program = compileRegex(regex);
          for (const text of texts) {
            const groups = findRegex(program, text);
            expect(testRegex(program, text), text).toBe(rust.isMatch(text));
            expect(groups?.[0], text).toEqual(rust.span(text));
            expect(
              groups?.filter((group) => group !== undefined),
              text,
            ).toEqual(rust.groups(text));
          }
        } finally {
          rust.free();
        }
      }),
      fuzzParameters(200),
    );
  });

  it("reads classes as Rust's regex crate", { timeout: 0 }, () => {
    fc.assert(
      fc.property(rustClass(), fc.boolean(), (pattern, ignoreCase) => {
        const text = ignoreCase ? `(?i)${pattern}` : pattern;
        const expected = rustClassRanges(text);
        fc.pre(expected !== undefined);
        const { alphabet } = compileRegex(parseRegex(text));
        const actual: number[] = [];
        for (const [stretch, start] of alphabet.starts.entries()) {
          if (alphabet.members[alphabet.classes[stretch] ?? 0] !== 1) continue;
          actual.push(start, (alphabet.starts[stretch + 1] ?? 0x110000) - 1);
        }
        expect(withoutSurrogates(actual)).toEqual(withoutSurrogates(expected));
      }),
      fuzzParameters(80),
    );
  });

  it("decides as RE2 where the dialects agree", { timeout: 0 }, () => {
    fc.assert(
      fc.property(commonPattern, subjects, (pattern, texts) => {
        const program = compileRegex(parseRegex(pattern));
        for (const text of texts) {
          // RE2JS reads the halves of a pair one by one, which is neither dialect.
          const whole = text.replace(/\p{Surrogate}/gu, "\ufffd");
          expect(findRegex(program, whole), whole).toEqual(re2Groups(pattern, whole));
        }
      }),
      fuzzParameters(600),
    );
  });
});

/** Joins what only the surrogates separate, so that two notations of one set become equal. */
function withoutSurrogates(ranges: readonly number[]): number[] {
  const joined: number[] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    const from = ranges[i] ?? 0;
    const previous = joined.at(-1);
    const follows = previous !== undefined && (previous + 1 === from || (previous === 0xd7ff && from === 0xe000));
    if (follows) joined.pop();
    else joined.push(from);
    joined.push(ranges[i + 1] ?? 0);
  }
  return joined;
}
