import { performance } from "node:perf_hooks";
import { parseRegex } from "@a3s/acl-grammar";
import {
  type AnalysisRun,
  analyzeHoles,
  analyzeReachability,
  builtinRules,
  diffPolicies,
  finishAnalysis,
  judgedRules,
  measureRuleCost,
  normalBudget,
  prepareJudgedRules,
  proveAssertion,
  type Rule,
} from "@a3s/sentry-core";
import { makeRuleSet, randomNumbers } from "./engine-rules.js";
import { table } from "./table.js";

// How long the proofs about a policy take: site rules made up, with the built-in ones behind them, all on one kind.
const sizes = [25, 111, 1_044, 10_440].map((rules) => rules - builtinRules().length);
const nowhere = { start: 0, end: 0 };

const lines = [
  ["rules", "engine", "reach", "hidden", "open", "holes", "found", "cost of 200", "most", "assert", "diff", "changes"],
];
for (const size of sizes) {
  const rules = [...makeSiteRules(size), ...builtinRules()];
  const [judged, engine] = run(prepareJudgedRules(rules));
  const [reach, reachTime] = run(analyzeReachability(judged, normalBudget, { to: size }));
  const [holes, holesTime] = run(analyzeHoles(judged, normalBudget, { ruleCount: size, holesPerRule: 4 }));
  const [costs, costTime] = timed(() =>
    rules.slice(0, Math.min(size, 200)).map((rule) => finishAnalysis(measureRuleCost(rule.regex, 10_000)).states),
  );
  const claim = { on: "ToolExec", regex: parseRegex("^mkfs "), verdict: "block" } as const;
  const [, assertTime] = run(proveAssertion(judged, claim, normalBudget));
  const after = judgedRules([...rules.slice(0, size >> 1), ...rules.slice((size >> 1) + 1)]);
  const [diff, diffTime] = run(diffPolicies(judged, after, normalBudget));
  lines.push([
    String(rules.length),
    engine,
    reachTime,
    String(reach.filter(({ kind }) => kind === "unreachable").length),
    String(reach.filter(({ kind }) => kind === "unproven").length),
    holesTime,
    `${holes.holes.length}${holes.complete ? "" : "+"}`,
    costTime,
    String(Math.max(...costs)),
    assertTime,
    diffTime,
    `${diff.reduce((sum, { changes }) => sum + changes.length, 0)}${diff.every(({ proven }) => proven) ? "" : "+"}`,
  ]);
  console.log(table(lines));
}

function makeSiteRules(count: number): Rule[] {
  const random = randomNumbers(count + 1);
  return makeRuleSet(count).patterns.map((match, index): Rule => {
    const chance = random();
    return {
      name: `site-${index}`,
      on: "ToolExec",
      match,
      regex: parseRegex(match),
      verdict: chance < 0.1 ? "allow" : chance < 0.8 ? "block" : "escalate",
      severity: "medium",
      reason: "made up",
      layer: "site",
      range: nowhere,
      nameRange: nowhere,
    };
  });
}

function run<Result>(analysis: AnalysisRun<Result>): [Result, string] {
  return timed(() => finishAnalysis(analysis));
}

function timed<Result>(work: () => Result): [Result, string] {
  const start = performance.now();
  const result = work();
  return [result, `${Math.round(performance.now() - start)} ms`];
}
