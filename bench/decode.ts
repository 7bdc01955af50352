import { parseArgs } from "node:util";
import {
  type CreateRuleEngine,
  createAutomatonEngine,
  LineSplitter,
  type LineVisitor,
  type RuleEngine,
  Sentry,
} from "@a3s/sentry-core";
import { makeRuleSet } from "./engine-rules.js";
import { type LineSet, makeLineSets } from "./event-lines.js";
import { median, table } from "./table.js";

// The speed of judging a stream of events, from its bytes to decisions, on one core, and what decoding takes of it. The
// rounds of all contestants alternate, so that whatever else the machine does meets them alike.

const { values } = parseArgs({
  options: { rules: { type: "string", default: "100" }, rounds: { type: "string", default: "15" } },
});
const rounds = Number(values.rounds);
const warmUpRounds = 3;

/** In a row, as in a stream, where one judge has the caches of the processor for itself. */
const passesPerRound = 5;
const chunkBytes = 64 * 1024;

interface Contestant {
  readonly name: string;
  /** Works through the lines, and gives how many of them it let through. */
  readonly pass: (input: Input) => number;
}

interface Input {
  readonly texts: readonly string[];
  readonly bytes: readonly Uint8Array[];
  /** All lines, as they arrive from a pipe. */
  readonly chunks: readonly Uint8Array[];
}

const policy = makeRuleSet(Number(values.rules)).patterns.map(
  (pattern, index) =>
    `rule "rule-${index}" { on = "ToolExec", match = ${JSON.stringify(pattern)}, verdict = "block", severity = "high", reason = "measured" }\n`,
);

/** An engine that finds nothing, so that decoding is left. */
const nothing: CreateRuleEngine = (rules) => ({
  rules,
  firstMatch: () => -1,
  firstKnownMatch: () => -1,
  firstMatchWith: () => -1,
  allMatches: () => [],
  matchSpan: () => undefined,
  matchGroups: () => undefined,
});

/** The same engine without what lets a judge decide on bytes, so that events are read by JSON.parse. */
function forWholeEvents(createEngine: CreateRuleEngine): CreateRuleEngine {
  return (rules) => {
    const { firstKnownMatch: _, ...engine }: RuleEngine = createEngine(rules);
    return engine;
  };
}

const judges = {
  decoding: judgeWith(nothing),
  wholeDecoding: judgeWith(forWholeEvents(nothing)),
  bytes: judgeWith(createAutomatonEngine),
  texts: judgeWith(createAutomatonEngine),
  whole: judgeWith(forWholeEvents(createAutomatonEngine)),
};

/** What decoding is measured by. */
const jsonParse = "JSON.parse alone, from strings";

const contestants: readonly Contestant[] = [
  {
    name: jsonParse,
    pass: ({ texts }) => count(texts, (text) => JSON.parse(text) !== null),
  },
  {
    name: "bytes to string, JSON.parse, fields checked",
    pass: ({ bytes }) => count(bytes, (line) => judges.wholeDecoding.evaluateL1(line) !== null),
  },
  { name: "our decoder, from chunks", pass: ({ chunks }) => passChunks(judges.decoding, chunks) },
  {
    name: "to decisions: by JSON.parse",
    pass: ({ bytes }) => count(bytes, (line) => isAllowed(judges.whole, line)),
  },
  {
    name: "to decisions: ours, from strings",
    pass: ({ texts }) => count(texts, (text) => isAllowed(judges.texts, text)),
  },
  { name: "to decisions: ours, from chunks", pass: ({ chunks }) => passChunks(judges.bytes, chunks) },
];

console.log(
  `Node ${process.versions.node}; built-in rules and ${policy.length} more; events per second, median (best)\n`,
);
const lineSets = makeLineSets();
const columns = lineSets.map(measureAll);
console.log(
  table([
    ["", ...lineSets.map(({ name, lines }) => `${name}, ${averageLength(lines).toFixed(0)} bytes`)],
    ...contestants.map(({ name }, index) => [name, ...columns.map((column) => column[index] ?? "")]),
  ]),
);

function measureAll({ lines }: LineSet): string[] {
  const whole = Buffer.from(`${lines.join("\n")}\n`);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < whole.length; at += chunkBytes) chunks.push(whole.subarray(at, at + chunkBytes));
  const input = { texts: lines, bytes: lines.map((line) => Buffer.from(line)), chunks };
  const times = contestants.map((): number[] => []);
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const allowed = contestants.map(({ pass }, index) => {
      let passed = 0;
      const begin = performance.now();
      for (let repetition = 0; repetition < passesPerRound; repetition += 1) passed = pass(input);
      if (round >= 0) times[index]?.push((performance.now() - begin) / passesPerRound);
      return passed;
    });
    if (new Set(allowed.slice(0, 3)).size > 1 || new Set(allowed.slice(3)).size > 1) {
      throw new Error(`the contestants disagree: ${allowed.join(", ")}`);
    }
  }
  return times.map((list) => `${perSecond(lines, median(list))} (${perSecond(lines, Math.min(...list))})`);
}

function judgeWith(createEngine: CreateRuleEngine): Sentry {
  return Sentry.create(policy.join(""), { createEngine });
}

function isAllowed(sentry: Sentry, line: string | Uint8Array): boolean {
  return sentry.evaluateL1(line)?.l1Decision.verdict === "allow";
}

function passChunks(sentry: Sentry, chunks: readonly Uint8Array[]): number {
  let allowed = 0;
  const visit: LineVisitor = (bytes, start, end) => {
    if (sentry.evaluateL1Line(bytes, start, end)?.l1Decision.verdict === "allow") allowed += 1;
  };
  const splitter = new LineSplitter();
  for (const chunk of chunks) splitter.push(chunk, visit);
  splitter.end(visit);
  return allowed;
}

function count<T>(values: readonly T[], holds: (value: T) => boolean): number {
  let counted = 0;
  for (const value of values) {
    if (holds(value)) counted += 1;
  }
  return counted;
}

function perSecond({ length }: readonly string[], milliseconds: number): string {
  return Math.round((1_000 * length) / milliseconds).toLocaleString("en");
}

function averageLength(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0) / lines.length;
}
