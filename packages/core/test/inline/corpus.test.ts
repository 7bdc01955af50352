import { describe, expect, it } from "vitest";
import { labelledCorpus } from "../../../../bench/inline-corpus.js";
import { findRedactions } from "../../src/inline/find-redactions.js";

describe("the labelled corpus", () => {
  const corpus = labelledCorpus(20);

  it("every secret is masked as a whole, and nothing beside it", () => {
    const wrong = corpus.filter(({ secret, text }) => {
      if (secret === undefined) return false;
      const [found, ...others] = findRedactions(text);
      return others.length > 0 || found === undefined || text.slice(found.start, found.end) !== secret;
    });
    expect(wrong).toEqual([]);
  });

  it("nothing is masked that is no secret", () => {
    const wrong = corpus.filter(({ secret, text }) => secret === undefined && findRedactions(text).length > 0);
    expect(wrong).toEqual([]);
  });
});
