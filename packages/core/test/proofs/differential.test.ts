import fc from "fast-check";
import { expect, test } from "vitest";
import { normalBudget } from "../../src/analysis/analysis-budget.js";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { diffPolicies } from "../../src/analysis/diff-policies.js";
import { analyzeHoles } from "../../src/analysis/holes.js";
import { proveAssertion } from "../../src/analysis/prove-assertion.js";
import { analyzeReachability } from "../../src/analysis/reachability.js";
import { rulesOf } from "../analysis/rules.js";
import { type RustRegex, rustRegex } from "../engine/oracles/rust.js";

type Texts = Parameters<typeof rulesOf>;

const atoms = [
  "a",
  "b",
  ".",
  "^",
  "$",
  "\\b",
  "\\B",
  "[^a]",
  "a*",
  "b?",
  "|",
  "(?:a|)",
  "\\n",
  "[ab]{2}",
  "(?i)k",
  "\\w",
  "é",
  "\\s",
];
const pattern = fc
  .array(fc.constantFrom(...atoms), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(""))
  .filter((source) => rustRegex(source) !== undefined);
const rule = fc.tuple(fc.constantFrom("allow" as const, "block" as const, "escalate" as const), pattern);
const policy = fc.array(rule, { minLength: 1, maxLength: 5 }) as fc.Arbitrary<Texts>;

const texts = shortTexts(["a", "b", "\n", " ", "k", "é"], 4);

/** The first rule that Rust's `regex` crate finds in a subject, for policies on one kind. */
function oracleOf(rules: Texts): { winner(subject: string): number; matches(rule: number, subject: string): boolean } {
  const regexes = rules.map(([, match]) => rustRegex(match) as RustRegex);
  return {
    winner: (subject) => regexes.findIndex((regex) => regex.isMatch(subject)),
    matches: (index, subject) => regexes[index]?.isMatch(subject) === true,
  };
}

test("witnesses are decided by their rule, and no text is decided by an unreachable one", () => {
  fc.assert(
    fc.property(policy, (rules) => {
      const oracle = oracleOf(rules);
      const winners = texts.map(oracle.winner);
      for (const [index, answer] of finishAnalysis(analyzeReachability(rulesOf(...rules), normalBudget)).entries()) {
        const shortest = texts[winners.indexOf(index)];
        expect(answer.kind).not.toBe("unproven");
        if (answer.kind === "unreachable") {
          expect(shortest).toBeUndefined();
          // Those that hide it are enough: whatever it matches, one of them matches, and none of them is later.
          const hidden = texts.filter((text) => oracle.matches(index, text));
          expect(hidden.filter((text) => !answer.hiddenBy.some((hiding) => oracle.matches(hiding, text)))).toEqual([]);
          expect(answer.hiddenBy.every((hiding) => hiding < index)).toBe(true);
        }
        if (answer.kind === "reachable") {
          expect(oracle.winner(answer.witness.subject)).toBe(index);
          if (shortest !== undefined)
            expect([...answer.witness.subject].length).toBeLessThanOrEqual([...shortest].length);
        }
      }
    }),
    { numRuns: 70 },
  );
}, 60_000);

test("holes are events that the allow decides and the block matches", () => {
  fc.assert(
    fc.property(policy, (rules) => {
      const oracle = oracleOf(rules);
      const { holes, complete } = finishAnalysis(analyzeHoles(rulesOf(...rules), normalBudget));
      expect(complete).toBe(true);
      for (const { allow, block, witness } of holes) {
        expect(oracle.winner(witness.subject)).toBe(allow);
        expect(oracle.matches(block, witness.subject)).toBe(true);
      }
      const found = new Set(holes.map(({ allow, block }) => `${allow} ${block}`));
      for (const text of texts) {
        const winner = oracle.winner(text);
        if (rules[winner]?.[0] !== "allow") continue;
        for (let block = winner + 1; block < rules.length; block += 1) {
          if (rules[block]?.[0] === "block" && oracle.matches(block, text))
            expect(found).toContain(`${winner} ${block}`);
        }
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

test("assertions are proved only where no text refutes them, and refuted by an event that does", () => {
  fc.assert(
    fc.property(policy, pattern, fc.constantFrom("allow" as const, "block" as const), (rules, match, verdict) => {
      const judged = rulesOf(...rules, [verdict, match]);
      const claim = { on: "ToolExec", regex: judged.rules[rules.length]?.regex ?? expect.fail(), verdict } as const;
      const proof = finishAnalysis(proveAssertion(rulesOf(...rules), claim, normalBudget));
      const oracle = oracleOf(rules);
      const about = rustRegex(match);
      const refutes = (text: string) =>
        about?.isMatch(text) === true && (rules[oracle.winner(text)]?.[0] ?? "allow") !== verdict;
      if (proof.kind === "proved") expect(texts.filter(refutes)).toEqual([]);
      else if (proof.kind === "refuted") expect(refutes(proof.witness.subject)).toBe(true);
      else expect.fail("not proven");
    }),
    { numRuns: 100 },
  );
}, 60_000);

test("policies are equal only where no text is judged differently", () => {
  fc.assert(
    fc.property(policy, policy, (before, after) => {
      const [oldOracle, newOracle] = [oracleOf(before), oracleOf(after)];
      const verdicts = (text: string) => [
        before[oldOracle.winner(text)]?.[0] ?? "allow",
        after[newOracle.winner(text)]?.[0] ?? "allow",
      ];
      const diffs = finishAnalysis(diffPolicies(rulesOf(...before), rulesOf(...after), normalBudget));
      const diff = diffs.find(({ kind }) => kind === "ToolExec") ?? expect.fail();
      expect(diff.proven).toBe(true);
      for (const { witness, verdictBefore, verdictAfter } of diff.changes) {
        expect(verdicts(witness.subject)).toEqual([verdictBefore, verdictAfter]);
      }
      const found = new Set(diff.changes.map(({ before: i = -1, after: j = -1 }) => `${i} ${j}`));
      for (const text of texts) {
        const [old, now] = verdicts(text);
        if (old !== now) expect(found).toContain(`${oldOracle.winner(text)} ${newOracle.winner(text)}`);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

/** All texts up to a length, short ones first. */
function shortTexts(alphabet: readonly string[], maxLength: number): string[] {
  let last = [""];
  const all = [...last];
  for (let length = 1; length <= maxLength; length += 1) {
    last = last.flatMap((text) => alphabet.map((character) => text + character));
    all.push(...last);
  }
  return all;
}
