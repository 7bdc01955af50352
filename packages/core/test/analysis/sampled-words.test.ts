import { expect, test } from "vitest";
import { type Random, randomOf } from "../../../../test/fuzz/random.js";
import { normalBudget } from "../../src/analysis/analysis-budget.js";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { analyzeReachability } from "../../src/analysis/reachability.js";
import { createAutomatonEngine } from "../../src/engine/automaton/automaton-engine.js";
import { type RustRegex, rustRegex } from "../engine/oracles/rust.js";
import { rulesOf } from "./rules.js";
import { sampleWords } from "./sample-words.js";

const wordsPerRule = 10_000;
const policies = 4;
const rulesPerPolicy = 60;

const commands = ["curl", "wget", "nc", "bash", "cat", "rm", "é", "kill", "k", "ſudo"];
const targets = ["/etc/shadow", "http", "-rf", "sh", "\\d+", "--?\\w+", "[a-f0-9]{4,8}", "\\S+", "x", "[^|]*"];

type Shape = (a: string, b: string) => string;

/** Broad and narrow rules about the same words, so that many are hidden, by one rule or by several. */
const shapes: readonly Shape[] = [
  (a) => a,
  (a) => `(?i)${a}`,
  (a) => `\\b${a}\\b`,
  (a) => `^${a}\\b`,
  (a) => `^(sudo )?${a}`,
  (a, b) => `${a} ${b}`,
  (a, b) => `${a}.*${b}`,
  (a, b) => `(?s)^.*${a}.*${b}$`,
  (a, b) => `\\b${a}\\s+(-\\w+\\s+)*${b}`,
  (a, b) => `(?i)\\b(${a}|${b})\\b`,
  (a, b) => `${a}.{0,9}${b}`,
  (a, b) => `${a}[^a-m]${b}|${a}[a-m]${b}`,
  (a, b) => `^${a} ${b}$`,
];

function randomPattern(random: Random): string {
  return random.pick(shapes)(random.pick(commands), random.pick(targets));
}

test("no sampled word of a rule that is said to be unreachable is decided by it", { timeout: 0 }, () => {
  let unreachable = 0;
  for (let policy = 0; policy < policies; policy += 1) {
    const random = randomOf(11, policy);
    const patterns = Array.from({ length: rulesPerPolicy }, () => randomPattern(random));
    const judged = rulesOf(...patterns.map((pattern): ["block", string] => ["block", pattern]));
    const engine = createAutomatonEngine(judged.rules);
    const rust = patterns.map((pattern) => rustRegex(pattern) as RustRegex);
    for (const [index, answer] of finishAnalysis(analyzeReachability(judged, normalBudget)).entries()) {
      const regex = judged.rules[index]?.regex ?? expect.fail();
      if (answer.kind === "reachable") {
        // The independent engine says the same of the witness.
        expect(rust.findIndex((candidate) => candidate.isMatch(answer.witness.subject))).toBe(index);
      }
      if (answer.kind !== "unreachable") continue;
      unreachable += 1;
      let tried = 0;
      for (const word of sampleWords(regex, index)) {
        if (rust[index]?.isMatch(word) !== true) continue;
        tried += 1;
        const isHidden = answer.hiddenBy.some((hiding) => rust[hiding]?.isMatch(word) === true);
        if (!isHidden || engine.firstMatch("ToolExec", word) >= index) {
          expect.fail(`${patterns[index]} is reached by ${JSON.stringify(word)}`);
        }
        if (tried === wordsPerRule) break;
      }
    }
    for (const candidate of rust) candidate.free();
  }
  expect(unreachable).toBeGreaterThan(20);
});
