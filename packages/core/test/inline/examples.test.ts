import { describe, expect, it } from "vitest";
import { inlineDetectors } from "../../src/inline/detectors/index.js";
import { readExample } from "../../src/inline/expand-example.js";
import { findRedactions } from "../../src/inline/find-redactions.js";
import { inlineKinds } from "../../src/inline/kinds.js";

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

describe.each(inlineDetectors)("$kind", (detector) => {
  it.each(detector.finds)("finds %s", (example) => {
    for (const seed of seeds) {
      const { found, text } = readExample(example, seed);
      const redactions = findRedactions(text);
      expect(redactions.map(({ end, start }) => text.slice(start, end))).toEqual(found);
      expect(redactions.map(({ kind }) => kind)).toContain(detector.kind);
    }
  });

  it.each(detector.leaves)("leaves %s", (example) => {
    for (const seed of seeds) {
      const { text } = readExample(example, seed);
      expect(findRedactions(text).map(({ end, start }) => text.slice(start, end))).toEqual([]);
    }
  });

  it("has examples of both sorts and a documentation", () => {
    expect(detector.finds.length).toBeGreaterThan(1);
    expect(detector.leaves.length).toBeGreaterThan(1);
    expect(detector.documentation).toMatch(/\.$/u);
  });
});

it("has one detector for each kind, in the order of kinds", () => {
  expect(inlineDetectors.map(({ kind }) => kind)).toEqual([...inlineKinds]);
});
