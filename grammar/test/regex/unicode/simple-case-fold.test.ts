import { expect, test } from "vitest";
import { foldRanges, normalizeRanges, simpleCaseFold, unicodeClassRanges } from "../../../src/regex/index.js";
import { rustClassRanges } from "../rust-regex.js";

const everything = process.env.SENTRY_LONG_TESTS === "1";

test("the orbit of a character", () => {
  expect(simpleCaseFold(0x6b)).toEqual([0x4b, 0x212a]);
  expect(simpleCaseFold(0x212a)).toEqual([0x4b, 0x6b]);
  expect(simpleCaseFold(0xdf)).toEqual([0x1e9e]);
  expect(simpleCaseFold(0x130)).toEqual([]);
  expect(simpleCaseFold(0x31)).toEqual([]);
});

test("the orbits of the Rust crate", () => {
  let seen = 0;
  for (let codePoint = 0; codePoint < 0x20000; codePoint += 1) {
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
    const others = simpleCaseFold(codePoint);
    const cased = others.length > 0;
    if (cased) seen += 1;
    if (!everything && (cased ? seen % 9 !== 0 : codePoint % 997 !== 0)) continue;
    const orbit = normalizeRanges([codePoint, codePoint, ...others.flatMap((other) => [other, other])]);
    expect(orbit, codePoint.toString(16)).toEqual(rustClassRanges(`(?i:\\x{${codePoint.toString(16)}})`));
  }
  expect(seen).toBeGreaterThan(2800);
});

test.each(["Lu", "Ll", "Greek", "Cyrillic", "Nd", "any", "Cherokee"])("folds the set %s as the Rust crate", (name) => {
  expect(foldRanges(unicodeClassRanges(name) ?? [])).toEqual(rustClassRanges(`(?i:\\p{${name}})`));
});
