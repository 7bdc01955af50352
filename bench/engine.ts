import { parseArgs } from "node:util";
import { parseRegex } from "@a3s/acl-grammar/regex";
import { createAutomatonEngine, createPlainEngine, type Rule, type RuleEngine } from "@a3s/sentry-core";
import { type HostileCase, hostileCases } from "./engine-repetitions.js";
import { nativeMatcher, re2Matcher, re2SetMatcher, rustMatcher } from "./engine-rivals.js";
import { makeAttack, makeRuleSet, makeSubjects, type RuleSet } from "./engine-rules.js";
import { medianRatio, medianTime, type Timed, timeInTurn } from "./engine-timing.js";
import { table } from "./table.js";

// The speed of finding the first matching rule, beside other ways to do it, in one process on the same rules and
// subjects. What would take minutes is left out, and says so.

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "14,100,1000,10000" },
    rounds: { type: "string", default: "101" },
    only: { type: "string", default: "" },
  },
});
const rounds = Number(values.rounds);
/** Joined, as a command line is made of its arguments: a flat string. */
const subjects = makeSubjects(200).map((subject) => subject.split(" ").join(" "));
const kibibyte = 1024;

type Matcher = (subject: string) => number;

interface Contestant {
  readonly name: string;
  /** The largest rule set that it can be asked to load and match in reasonable time. */
  readonly maxRules: number;
  readonly load: (ruleSet: RuleSet) => Matcher;
  /** Whether it tries one rule after the other. */
  readonly isSequential?: boolean;
}

interface Entry extends Timed {
  readonly contestant: Contestant;
  readonly size: number;
  readonly loadTime: number;
  readonly firstTime: number;
}

const allContestants: readonly Contestant[] = [
  { name: "native RegExp loop", maxRules: 10_000, load: ({ patterns }) => nativeMatcher(patterns), isSequential: true },
  { name: "re2js loop", maxRules: 1_000, load: ({ patterns }) => re2Matcher(patterns), isSequential: true },
  { name: "re2js RE2Set", maxRules: 1_000, load: ({ patterns }) => re2SetMatcher(patterns) },
  { name: "rregex loop", maxRules: 1_000, load: ({ patterns }) => rustMatcher(patterns), isSequential: true },
  { name: "plain engine", maxRules: 1_000, load: (ruleSet) => matcherOf(createPlainEngine(rulesOf(ruleSet))) },
  { name: "automaton engine", maxRules: 10_000, load: (ruleSet) => matcherOf(createAutomatonEngine(rulesOf(ruleSet))) },
];
const contestants = allContestants.filter(({ name }) => name.includes(values.only));

const sizes = values.sizes.split(",").map(Number);
const ruleSets = sizes.map(makeRuleSet);

console.log(`Node ${process.versions.node}; subjects of ${averageLength(subjects).toFixed(0)} characters on average\n`);
const entries = ruleSets.flatMap((ruleSet) =>
  contestants
    .filter(({ maxRules }) => ruleSet.patterns.length <= maxRules)
    .map((contestant) => load(contestant, ruleSet)),
);
timeInTurn(entries, subjects, rounds);
console.log("Nanoseconds per event, median of the rounds; in brackets load time and first pass over the subjects\n");
console.log(table([["rules", ...sizes.map(String)], ...contestants.map((contestant) => resultsOf(contestant))]));
printRatios();
console.log("\nOurs on large and on hostile subjects, in processor time\n");
const hostileColumns = ["usual", "256 KiB", "first attack", "attack, 256 KiB", "attack, 87 characters", "attacked"];
console.log(table([["rules", ...hostileColumns], ...ruleSets.map(measureHostile)]));
console.log(
  "\nOurs where rules repeat much, subjects of 256 KiB that were made for them; milliseconds of processor time\n",
);
console.log(table([["rules", "first event", "first time", "second time"], ...hostileCases.map(measureRepetitions)]));

function load(contestant: Contestant, ruleSet: RuleSet): Entry {
  const begin = performance.now();
  const match = contestant.load(ruleSet);
  const loaded = performance.now();
  for (const subject of subjects) match(subject);
  const firstTime = performance.now() - loaded;
  const size = ruleSet.patterns.length;
  return { contestant, size, match, loadTime: loaded - begin, firstTime, times: new Map() };
}

function resultsOf(contestant: Contestant): string[] {
  const cells = sizes.map((size) => {
    const entry = entries.find((other) => other.contestant === contestant && other.size === size);
    if (entry === undefined) return "-";
    const nanoseconds = Math.round(medianTime(entry)).toLocaleString("en");
    return `${nanoseconds} [${entry.loadTime.toFixed(0)} + ${entry.firstTime.toFixed(0)} ms]`;
  });
  return [contestant.name, ...cells];
}

/** The ratios that are aimed at, each within the rounds. */
function printRatios(): void {
  const ours = (size: number) =>
    entries.find((entry) => entry.contestant === allContestants.at(-1) && entry.size === size);
  const [few, many, most] = [ours(14), ours(1_000), ours(10_000)];
  if (few !== undefined && most !== undefined) {
    console.log(`\n10,000 rules cost ${medianRatio(most, few).toFixed(1)} times what 14 cost`);
  }
  const sequential = entries.filter(({ contestant, size }) => contestant.isSequential === true && size === 1_000);
  const [fastest] = sequential.sort((a, b) => medianTime(a) - medianTime(b));
  if (many !== undefined && fastest !== undefined) {
    const ratio = medianRatio(fastest, many).toFixed(0);
    console.log(`At 1,000 rules ${ratio} times faster than the fastest sequential one (${fastest.contestant.name})`);
  }
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
  const largeTime = processorTime(() => match(large));
  const attack = makeAttack(ruleSet.openings, 256 * kibibyte, 5);
  const otherAttack = makeAttack(ruleSet.openings, 256 * kibibyte, 6);
  const firstAttackTime = processorTime(() => match(attack));
  const attackTime = processorTime(() => match(otherAttack));
  const short = Array.from({ length: 500 }, (_, index) => makeAttack(ruleSet.openings, 87, 1_000 + index));
  const shortTime = processorTime(() => {
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

function measureRepetitions({ name, patterns, subject }: HostileCase): string[] {
  const match = matcherOf(createAutomatonEngine(rulesOf({ patterns, openings: [] })));
  return [name, ...["ls -la", subject, subject].map((text) => processorTime(() => match(text)).toFixed(0))];
}

/** In milliseconds: the time that other processes take does not count. */
function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { system, user } = process.cpuUsage(start);
  return (system + user) / 1_000;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
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
