import { parseRegex } from "@a3s/acl-grammar";
import fc from "fast-check";
import { expect, test } from "vitest";
import { searchSet } from "../../src/analysis/search-set.js";
import { type WordAlphabet, wordAlphabet } from "../../src/analysis/word-alphabet.js";
import { classOf, createAlphabet } from "../../src/engine/regex/alphabet.js";
import { compileInstructions } from "../../src/engine/regex/compile-regex.js";

const pattern = fc.constantFrom(
  ..."a [^a] . (?s:.) \\w \\W \\s \\d (?i)k (?i)ſ [é-ü] [^é-ü] \\p{Greek} \\PL [\\x{10000}-\\x{10FFFF}] \\b \\B ^ (?m)^ (?-u)\\b".split(
    " ",
  ),
);
const samples = [..."aAkKzZ09_ -/|~\n\r\t\0éüÀſKαΩʰ\u00a0\u2003٣中"].map((text) => text.codePointAt(0) as number);
const codePoints = [...samples, 0x7f, 0x80, 0x9f, 0xa1, 0xd7ff, 0xe000, 0xfffd, 0x10000, 0x10fffe, 0x10ffff];

function alphabetsOf(source: string) {
  const { sets, usedLooks } = compileInstructions(parseRegex(source));
  return { sets, ours: wordAlphabet(sets.map(searchSet), usedLooks), theirs: createAlphabet(sets, usedLooks) };
}

test("tells characters apart where the engine's alphabet does and it matters", () => {
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 6 }), (patterns) => {
      const { sets, ours, theirs } = alphabetsOf(patterns.join(""));
      const pairs = codePoints.map((value) => [ours.classOf(value), classOf(theirs, value)] as const);
      for (const [at, [our, their]] of pairs.entries()) {
        expect(ours.contexts[our]).toBe(theirs.contexts[their]);
        for (const [set] of sets.entries()) {
          expect(ours.members[set * ours.classCount + our]).toBe(theirs.members[set * theirs.classCount + their]);
        }
        for (const [otherOur, otherTheir] of pairs.slice(at)) {
          if (their === otherTheir) expect(our).toBe(otherOur);
        }
      }
      for (const [symbol, codePoint] of ours.codePoints.entries()) expect(ours.classOf(codePoint)).toBe(symbol);
    }),
    { numRuns: 100 },
  );
});

function words({ codePoints: chosen }: WordAlphabet): string {
  return String.fromCodePoint(...chosen);
}

test("has the most readable character of each class, most readable first", () => {
  expect(words(alphabetsOf("\\d").ours)).toBe("a0");
  expect(words(alphabetsOf("[^ -~]").ours)).toBe("a¡");
  expect(words(alphabetsOf("[^a-z]\\b").ours)).toBe("a0-");
  expect(words(alphabetsOf("\\s[é]").ours)).toBe("a é");
});
