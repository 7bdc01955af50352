import { parseArgs } from "node:util";
import { parseRegex } from "@a3s/acl-grammar/regex";
import { createAutomatonEngine, createPlainEngine, type Rule, type RuleEngine } from "@a3s/sentry-core";
import { nativeMatcher, re2Matcher, re2SetMatcher, rustMatcher } from "./engine-rivals.js";
import { makeAttack, makeRuleSet, makeSubjects, type RuleSet } from "./engine-rules.js";
import { median, table } from "./table.js";

// The speed of finding the first matching rule, beside other ways to do it, in one process on the same rules and
// subjects. What would take minutes is left out, and says so.

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "14,100,1000,10000" },
    rounds: { type: "string", default: "7" },
    only: { type: "string", default: "" },
  },
});
const rounds = Number(values.rounds);
const subjects = makeSubjects(200);
const kibibyte = 1024;

type Matcher = (subject: string) => number;

interface Contestant {
  readonly name: string;
  /** The largest rule set that it can be asked to load and match in reasonable time. */
  readonly maxRules: number;
  readonly load: (ruleSet: RuleSet) => Matcher;
}

const allContestants: readonly Contestant[] = [
  { name: "native RegExp loop", maxRules: 10_000, load: ({ patterns }) => nativeMatcher(patterns) },
  { name: "re2js loop", maxRules: 1_000, load: ({ patterns }) => re2Matcher(patterns) },
  { name: "re2js RE2Set", maxRules: 1_000, load: ({ patterns }) => re2SetMatcher(patterns) },
  { name: "rregex loop", maxRules: 1_000, load: ({ patterns }) => rustMatcher(patterns) },
  { name: "plain engine", maxRules: 1_000, load: (ruleSet) => matcherOf(createPlainEngine(rulesOf(ruleSet))) },
  { name: "automaton engine", maxRules: 10_000, load: (ruleSet) => matcherOf(createAutomatonEngine(rulesOf(ruleSet))) },
];
const contestants = allContestants.filter(({ name }) => name.includes(values.only));

const sizes = values.sizes.split(",").map(Number);
const ruleSets = sizes.map(makeRuleSet);

console.log(`Node ${process.versions.node}; subjects of ${averageLength(subjects).toFixed(0)} characters on average\n`);
console.log("Nanoseconds per event, median of the rounds; in brackets load time and first pass over the subjects\n");
console.log(table([["rules", ...sizes.map(String)], ...contestants.map(measureAll)]));
console.log("\nOurs on large and on hostile subjects\n");
const hostileColumns = ["usual", "256 KiB", "first attack", "attack, 256 KiB", "attack, 87 characters", "attacked"];
console.log(table([["rules", ...hostileColumns], ...ruleSets.map(measureHostile)]));

function measureAll(contestant: Contestant): string[] {
  return [
    contestant.name,
    ...ruleSets.map((ruleSet) => (ruleSet.patterns.length > contestant.maxRules ? "-" : measure(contestant, ruleSet))),
  ];
}

function measure(contestant: Contestant, ruleSet: RuleSet): string {
  const begin = performance.now();
  const match = contestant.load(ruleSet);
  const loaded = performance.now();
  for (const subject of subjects) match(subject);
  const first = performance.now() - loaded;
  const pass = () => {
    for (const subject of subjects) match(subject);
  };
  // What is too slow to be warmed up is measured cold.
  let warm = first;
  for (let spent = 0; first < 5_000 && spent < 1_000 && spent < 20 * warm; spent += warm) warm = milliseconds(pass);
  const passes = Math.max(1, Math.floor(50 / warm));
  const times: number[] = [];
  for (let round = 0; round < (warm > 1_000 ? 1 : rounds); round += 1) {
    const start = performance.now();
    for (let count = 0; count < passes; count += 1) pass();
    times.push((performance.now() - start) / passes / subjects.length);
  }
  const nanoseconds = Math.round(1e6 * median(times)).toLocaleString("en");
  return `${nanoseconds} [${(loaded - begin).toFixed(0)} + ${first.toFixed(0)} ms]`;
}

function measureHostile(ruleSet: RuleSet): string[] {
  const engine = createAutomatonEngine(rulesOf(ruleSet));
  const match = matcherOf(engine);
  for (const subject of subjects) match(subject);
  const usual = engine.statistics();
  const large = subjects
    .join(" ")
    .repeat(20)
    .slice(0, 256 * kibibyte);
  match(large);
  const largeTime = milliseconds(() => match(large));
  const attack = makeAttack(ruleSet.openings, 256 * kibibyte, 5);
  const otherAttack = makeAttack(ruleSet.openings, 256 * kibibyte, 6);
  const firstAttackTime = milliseconds(() => match(attack));
  const attackTime = milliseconds(() => match(otherAttack));
  const short = Array.from({ length: 500 }, (_, index) => makeAttack(ruleSet.openings, 87, 1_000 + index));
  const shortTime = milliseconds(() => {
    for (const subject of short) match(subject);
  });
  const attacked = engine.statistics();
  return [
    String(ruleSet.patterns.length),
    `${usual.stateCount} states, ${megabytes(usual.heldBytes)}`,
    `${largeTime.toFixed(1)} ms`,
    `${firstAttackTime.toFixed(1)} ms`,
    `${attackTime.toFixed(1)} ms`,
    `${((1_000 * shortTime) / short.length).toFixed(1)} µs`,
    `${attacked.stateCount} states, ${megabytes(attacked.heldBytes)}`,
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function matcherOf(engine: RuleEngine): Matcher {
  return (subject) => engine.firstMatch("ToolExec", subject);
}

function rulesOf({ patterns }: RuleSet): Rule[] {
  return patterns.map((match, index) => ({
    name: `rule-${index}`,
    on: "ToolExec",
    match,
    regex: parseRegex(match),
    verdict: "block",
    severity: "high",
    reason: "measured",
    layer: "site",
    range: { start: 0, end: 0 },
    nameRange: { start: 0, end: 0 },
  }));
}

function averageLength(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
}
