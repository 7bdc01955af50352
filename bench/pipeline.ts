import { parseArgs } from "node:util";
import { type Decision, type Judge, Sentry } from "@a3s/sentry-core";
import { makeRuleSet } from "./engine-rules.js";
import { makeLineSets } from "./event-lines.js";
import { median, table } from "./table.js";

// What it costs that deeper tiers are configured, for events that the rules settle: the time of an event through all tiers
// beside that through L1 alone. The rounds of all contestants alternate, so that whatever else the machine does meets
// them alike.

const { values } = parseArgs({
  options: { rules: { type: "string", default: "100" }, rounds: { type: "string", default: "25" } },
});
const rounds = Number(values.rounds);
const warmUpRounds = 5;
const passesPerRound = 5;

const rules = makeRuleSet(Number(values.rules)).patterns.map(
  (pattern, index) =>
    `rule "rule-${index}" { on = "ToolExec", match = ${JSON.stringify(pattern)}, verdict = "block", severity = "high", reason = "measured" }\n`,
);
const tiers = `
  speculate = "high"
  llm { url = "http://127.0.0.1:9/v1" }
  agent { bin = "/nonexistent" }
`;

/** A tier that is asked would make the comparison one of something else. */
const unreachable = (tier: Judge["tier"]): Judge => ({
  tier,
  judge: () => {
    throw new Error("a tier was asked");
  },
});

interface Contestant {
  readonly name: string;
  /** What it is compared with: the contestant of this name, which is given back in the same way. */
  readonly base: string;
  /** Works through the lines, and gives how many of them are allowed. */
  readonly pass: (lines: readonly string[]) => number | Promise<number>;
}

const alone = Sentry.create(rules.join(""));
const configured = Sentry.create(`${tiers}${rules.join("")}`);
const own = Sentry.create(rules.join(""), { l2: unreachable("Llm"), l3: unreachable("Agent") });
const { signal } = new AbortController();

const atOnce = "L1 alone: evaluateL1";
const awaited = "L1 alone, awaited";

const contestants: readonly Contestant[] = [
  {
    name: atOnce,
    base: atOnce,
    pass: (lines) => count(lines, (line) => alone.evaluateL1(line)?.l1Decision),
  },
  { name: "rules only: evaluateSync", base: atOnce, pass: (lines) => count(lines, (line) => alone.evaluateSync(line)) },
  {
    name: "llm and agent: evaluateSync",
    base: atOnce,
    pass: (lines) => count(lines, (line) => configured.evaluateSync(line)),
  },
  {
    name: awaited,
    base: awaited,
    // A promise is what the caller of `evaluate` waits for, whatever is behind it.
    pass: (lines) => countLater(lines, (line) => Promise.resolve(alone.evaluateL1(line)?.l1Decision ?? null)),
  },
  {
    name: "rules only: await evaluate",
    base: awaited,
    pass: (lines) => countLater(lines, (line) => alone.evaluate(line)),
  },
  {
    name: "llm and agent: await evaluate",
    base: awaited,
    pass: (lines) => countLater(lines, (line) => configured.evaluate(line)),
  },
  {
    name: "own judges: await evaluate",
    base: awaited,
    pass: (lines) => countLater(lines, (line) => own.evaluate(line)),
  },
  {
    name: "llm and agent: await evaluate, with a signal",
    base: awaited,
    pass: (lines) => countLater(lines, (line) => configured.evaluate(line, { signal })),
  },
];

// Only lines that the rules settle: what escalates would go to the tiers.
const lineSets = makeLineSets().map(({ name, lines }) => ({
  name,
  lines: lines.filter((line) => alone.evaluateL1(line)?.stageStatus === "completed"),
}));
const columns: string[][] = [];
for (const { lines } of lineSets) columns.push(await measureAll(lines));
console.log(
  `Node ${process.versions.node}; built-in rules and ${rules.length} more; nanoseconds per event, median (times L1 alone, given back in the same way)\n`,
);
console.log(
  table([
    ["", ...lineSets.map(({ name, lines }) => `${name}, ${lines.length} lines`)],
    ...contestants.map(({ name }, index) => [name, ...columns.map((column) => column[index] ?? "")]),
  ]),
);

async function measureAll(lines: readonly string[]): Promise<string[]> {
  const times = contestants.map((): number[] => []);
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const allowed = new Set<number>();
    for (const [index, { pass }] of contestants.entries()) {
      const begin = performance.now();
      for (let repetition = 0; repetition < passesPerRound; repetition += 1) allowed.add(await pass(lines));
      if (round >= 0) times[index]?.push((performance.now() - begin) / passesPerRound);
    }
    if (allowed.size > 1) throw new Error(`the contestants disagree: ${[...allowed].join(", ")}`);
  }
  const perEvent = times.map((list) => (1e6 * median(list)) / lines.length);
  return contestants.map(({ base }, index) => {
    const nanoseconds = perEvent[index] ?? Number.NaN;
    const ofBase = perEvent[contestants.findIndex(({ name }) => name === base)] ?? Number.NaN;
    return `${nanoseconds.toFixed(0)} (${(nanoseconds / ofBase).toFixed(2)})`;
  });
}

function count(lines: readonly string[], judge: (line: string) => Decision | null | undefined): number {
  let allowed = 0;
  for (const line of lines) {
    if (judge(line)?.verdict === "allow") allowed += 1;
  }
  return allowed;
}

async function countLater(
  lines: readonly string[],
  judge: (line: string) => Promise<Decision | null>,
): Promise<number> {
  let allowed = 0;
  for (const line of lines) {
    if ((await judge(line))?.verdict === "allow") allowed += 1;
  }
  return allowed;
}
