import { parseRegex } from "@a3s/acl-grammar/regex";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAutomatonEngine } from "../../src/engine/automaton/automaton-engine.js";
import { KindAutomaton } from "../../src/engine/automaton/kind-automaton.js";
import { MemoryBudget } from "../../src/engine/automaton/memory-budget.js";
import { createPlainEngine } from "../../src/engine/plain/plain-engine.js";
import { gappedPattern, gappedSubject } from "./arbitraries/gapped.js";
import { rustPattern } from "./arbitraries/pattern.js";
import { subject } from "./arbitraries/subject.js";
import { fuzzParameters } from "./fuzz-parameters.js";
import { rulesOf } from "./rules.js";

const validPattern = rustPattern.filter((pattern) => parseRegex(pattern).problems.length === 0);
const subjects = fc.array(subject, { minLength: 40, maxLength: 40 });

/** From no memory at all to plenty: in between, states are dropped again and again. */
const memory = fc.oneof(fc.constantFrom(0, 10_000_000), fc.integer({ min: 2_000, max: 60_000 }));

describe("the automaton against the plain engine", () => {
  it("finds the same rule", { timeout: 0 }, () => {
    const patterns = fc.array(validPattern, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(patterns, subjects, memory, (sources, texts, maxAutomatonBytes) => {
        const rules = rulesOf(sources);
        const plain = createPlainEngine(rules);
        const automaton = createAutomatonEngine(rules, { maxAutomatonBytes });
        for (const text of texts) {
          expect(automaton.firstMatch("Dns", text), text).toBe(plain.firstMatch("Dns", text));
        }
      }),
      fuzzParameters(100),
    );
  });

  it("finds the same rule where rules have gaps", { timeout: 0 }, () => {
    const patterns = fc.array(gappedPattern, { minLength: 1, maxLength: 12 });
    const texts = fc.array(gappedSubject, { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(patterns, texts, memory, fc.constantFrom(0, 2_000), (sources, subjects, maxBytes, maxPlainWork) => {
        const rules = rulesOf(sources);
        const plain = createPlainEngine(rules);
        const budget = new MemoryBudget(maxBytes);
        const automaton = new KindAutomaton(rules, { budget, maxPlainWork });
        for (const text of subjects) {
          expect(automaton.firstMatch(text), text).toBe(plain.firstMatch("Dns", text));
        }
      }),
      fuzzParameters(200),
    );
  });
});
