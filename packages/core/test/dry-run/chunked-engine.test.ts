import { parseRegex } from "@a3s/acl-grammar/regex";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { verdicts } from "../../src/decision/decision.js";
import { createChunkedEngine } from "../../src/dry-run/chunked-engine.js";
import { EngineCache } from "../../src/dry-run/engine-cache.js";
import { ruleChunks } from "../../src/dry-run/rule-chunks.js";
import { createPlainEngine } from "../../src/engine/plain/plain-engine.js";
import { parseEvent } from "../../src/events/parse-event.js";
import { subjectOf } from "../../src/events/subject-of.js";
import type { Rule } from "../../src/policy/policy.js";
import { rustPattern } from "../engine/arbitraries/pattern.js";
import { subject } from "../engine/arbitraries/subject.js";
import { rulesOf } from "../engine/rules.js";

const validPattern = rustPattern.filter((pattern) => parseRegex(pattern).problems.length === 0);

const someRules = fc
  .array(fc.tuple(validPattern, fc.constantFrom("Dns" as const, "*" as const), fc.constantFrom(...verdicts)), {
    maxLength: 80,
  })
  .map((entries) =>
    entries.flatMap(([pattern, on, verdict]) => rulesOf([pattern], on).map((rule) => ({ ...rule, verdict }))),
  );

function edited(rules: readonly Rule[], place: number, replacement: readonly Rule[]): Rule[] {
  const at = rules.length === 0 ? 0 : place % rules.length;
  return rules.toSpliced(at, 1, ...replacement);
}

describe("an engine of chunks", () => {
  it("answers as the plain engine does, also after edits", { timeout: 0 }, () => {
    const edits = fc.array(
      fc.tuple(
        fc.nat(),
        someRules.map((rules) => rules.slice(0, 3)),
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(someRules, edits, fc.array(subject, { minLength: 10, maxLength: 10 }), (first, changes, subjects) => {
        const cache = new EngineCache();
        let rules: readonly Rule[] = first;
        for (const [place, replacement] of [[0, first.slice(0, 1)] as const, ...changes]) {
          rules = edited(rules, place, replacement);
          const engine = finishAnalysis(createChunkedEngine(rules, cache));
          const plain = createPlainEngine(rules);
          for (const text of subjects) {
            expect(engine.firstMatch("Dns", text)).toBe(plain.firstMatch("Dns", text));
            expect(engine.allMatches("Dns", text)).toEqual(plain.allMatches("Dns", text));
            expect(engine.allMatches("Egress", text)).toEqual(plain.allMatches("Egress", text));
            for (const verdict of verdicts) {
              expect(engine.firstMatchWith(verdict, "Dns", text)).toBe(plain.firstMatchWith(verdict, "Dns", text));
            }
            for (const rule of plain.allMatches("Dns", text).slice(0, 2)) {
              expect(engine.matchSpan(rule, text)).toEqual(plain.matchSpan(rule, text));
              expect(engine.matchGroups(rule, text)).toEqual(plain.matchGroups(rule, text));
            }
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it("answers the same when very much is asked", () => {
    const rules = rulesOf(["\\bnc\\b", "zzz", "^git", "c", "status$"]);
    const engine = finishAnalysis(createChunkedEngine(rules, new EngineCache()));
    const subjects = ["nc -l", "git status", "ls", "zzz nc", ""];
    const ask = () => subjects.map((text) => [engine.firstMatch("Dns", text), engine.allMatches("Dns", text)]);
    const first = ask();
    for (let times = 0; times < 30; times++) expect(ask()).toEqual(first);
    expect(first.map(([winner]) => winner)).toEqual([0, 2, -1, 0, -1]);
  });

  it("keeps all chunks but the one that was edited", () => {
    const rules = rulesOf(Array.from({ length: 500 }, (_, index) => `pattern ${index}`));
    const keys = new Set(ruleChunks(rules).map(({ key }) => key));
    for (const changed of [
      rules.toSpliced(250, 0, ...rulesOf(["put in"])),
      rules.toSpliced(250, 1),
      rules.toSpliced(250, 1, ...rulesOf(["changed"])),
    ]) {
      const fresh = ruleChunks(changed).filter(({ key }) => !keys.has(key));
      expect(fresh.length).toBeLessThanOrEqual(2);
    }
  });

  it("makes engines anew for changed chunks alone, and lets go of those that are no longer used", () => {
    const cache = new EngineCache();
    const rules = rulesOf(Array.from({ length: 200 }, (_, index) => `pattern ${index}`));
    finishAnalysis(createChunkedEngine(rules, cache));
    const [first, ...rest] = ruleChunks(rules);
    const before = rest.map((chunk) => cache.engineOf(chunk));
    const changed = [...rulesOf(["changed"]), ...rules.slice(1)];
    finishAnalysis(createChunkedEngine(changed, cache));
    const after = ruleChunks(changed).filter(({ key }) => rest.some((chunk) => chunk.key === key));
    expect(after.length).toBeGreaterThanOrEqual(rest.length - 1);
    for (const chunk of after) expect(before).toContain(cache.engineOf(chunk));
    expect(ruleChunks(changed)[0]?.key).not.toBe(first?.key);
  });

  it("remembers what matches an event, whatever is edited, and for judges of earlier versions too", () => {
    const pattern = fc.constantFrom("nc", "git", "l", "^ls", "status$", "zzz", "e");
    const versions = fc.array(fc.tuple(fc.nat(80), fc.nat(3), fc.array(pattern, { maxLength: 3 })), {
      minLength: 1,
      maxLength: 6,
    });
    const events = ["nc", "git status", "ls", "echo"].flatMap(
      (text) => parseEvent(JSON.stringify({ event: { ToolExec: { pid: 1, argv: text.split(" ") } } })) ?? [],
    );
    expect(events.length).toBe(4);
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 80 }), versions, (patterns, edits) => {
        const cache = new EngineCache();
        const engines = [];
        let current: readonly string[] = patterns;
        for (const [at, remove, put] of edits) {
          current = current.toSpliced(at, remove, ...put);
          engines.push(finishAnalysis(createChunkedEngine(rulesOf(current, "*"), cache)));
          for (const engine of [...engines].reverse()) {
            for (const event of events) {
              expect(engine.matchesOf(event)).toEqual(engine.allMatches(event.kind, subjectOf(event)));
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
