import { parseRegex } from "@a3s/acl-grammar/regex";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KindAutomaton } from "../../src/engine/automaton/kind-automaton.js";
import { MemoryBudget } from "../../src/engine/automaton/memory-budget.js";
import { gappedPattern, gappedSubject } from "./arbitraries/gapped.js";
import { rustPattern } from "./arbitraries/pattern.js";
import { subject } from "./arbitraries/subject.js";
import { fuzzParameters } from "./fuzz-parameters.js";
import { rulesOf } from "./rules.js";

const validPattern = rustPattern.filter((pattern) => parseRegex(pattern).problems.length === 0);

interface Subjects {
  readonly texts: readonly string[];
  readonly maxBytes?: number;
  readonly maxPlainWork?: number;
}

/** How many of the subjects a match was known for; every one of them must be what `firstMatch` finds. */
function knownMatches(patterns: readonly string[], { texts, maxBytes = 10_000_000, maxPlainWork }: Subjects): number {
  const automaton = new KindAutomaton(rulesOf(patterns), {
    budget: new MemoryBudget(maxBytes),
    ...(maxPlainWork === undefined ? {} : { maxPlainWork }),
  });
  let count = 0;
  // Twice: what the first pass has made is known to the second.
  for (const text of [...texts, ...texts]) {
    const bytes = Buffer.from(`${text}rest of an earlier subject`);
    const known = automaton.firstKnownMatch(bytes, text.length);
    const expected = automaton.firstMatch(text);
    if (known !== undefined) expect(known, text).toBe(expected);
    count += known === undefined ? 0 : 1;
  }
  return count;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** From hardly any memory to plenty. */
const memory = fc.oneof(fc.constantFrom(0, 10_000_000), fc.integer({ min: 2_000, max: 60_000 }));

describe("a match that is known without making states", () => {
  it("is the match, wherever the text has been before", () => {
    expect(knownMatches(["b", "a"], { texts: ["cab", "ca", "c", ""] })).toBeGreaterThanOrEqual(4);
    expect(knownMatches(["", "a"], { texts: ["a", ""] })).toBeGreaterThanOrEqual(2);
    expect(knownMatches(["a$", "\\bb\\b"], { texts: ["ba", "a b", "b", "bb"] })).toBeGreaterThanOrEqual(4);
  });

  it("is the match where rules with gaps are only looked for in parts", () => {
    const patterns = ["\\bcurl\\b.*\\|\\s*sh\\b", "wget", "a.{0,60}b[^;]*c"];
    const texts = ["curl x | sh", "curl x", "x | sh", "wget a b", "a-b-c", "a-b;c", "ls -la"];
    expect(knownMatches(patterns, { texts, maxPlainWork: 0 })).toBeGreaterThanOrEqual(3);
  });

  it("is the match for random rules and subjects", { timeout: 0 }, () => {
    const patterns = fc.array(validPattern, { minLength: 1, maxLength: 12 });
    const texts = fc.array(subject.filter(isAscii), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(patterns, texts, memory, (sources, subjects, maxBytes) => {
        knownMatches(sources, { texts: subjects, maxBytes });
      }),
      fuzzParameters(150),
    );
  });

  it("is the match for random rules with gaps", { timeout: 0 }, () => {
    const patterns = fc.array(gappedPattern, { minLength: 1, maxLength: 12 });
    const texts = fc.array(gappedSubject.filter(isAscii), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(patterns, texts, memory, fc.constantFrom(0, 2_000), (sources, subjects, maxBytes, maxPlainWork) => {
        knownMatches(sources, { texts: subjects, maxBytes, maxPlainWork });
      }),
      fuzzParameters(300),
    );
  });
});
