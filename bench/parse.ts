import { parseArgs } from "node:util";
import { type Contestant, contestants } from "./contestants.js";
import { makeRules, writePolicies } from "./policy.js";
import { median, table } from "./table.js";

// The speed of parsing a policy, beside parsers of the same and of neighbouring languages, in one process on the same
// rules. The rounds of all parsers alternate, so that whatever else the machine does meets them alike.

const { values } = parseArgs({
  options: { rules: { type: "string", default: "2000" }, rounds: { type: "string", default: "15" } },
});
const ruleCount = Number(values.rules);
const rounds = Number(values.rounds);
const warmUpRounds = 4;

interface Measurement {
  readonly contestant: Contestant;
  readonly bytes: number;
  readonly milliseconds: number[];
}

const texts = writePolicies(makeRules(ruleCount));
const measurements: Measurement[] = contestants.map((contestant) => ({
  contestant,
  bytes: Buffer.byteLength(texts[contestant.language]),
  milliseconds: [],
}));

for (let round = -warmUpRounds; round < rounds; round += 1) {
  for (const { contestant, milliseconds } of measurements) {
    const start = performance.now();
    const counted = await contestant.countRules(texts[contestant.language]);
    const elapsed = performance.now() - start;
    if (counted !== ruleCount) throw new Error(`${contestant.name} found ${counted} of ${ruleCount} rules`);
    if (round >= 0) milliseconds.push(elapsed);
  }
}

const ours = median(measurements[0]?.milliseconds ?? []);
const rows = measurements.map(({ contestant, bytes, milliseconds }) => {
  const time = median(milliseconds);
  return [
    `${contestant.name}: ${contestant.gives}`,
    contestant.language.toUpperCase(),
    `${(bytes / 1000).toFixed(0)} kB`,
    `${time.toFixed(1)} ms`,
    `${(bytes / 1000 / time).toFixed(1)} MB/s`,
    (time / ours).toFixed(2),
  ];
});
console.log(`${ruleCount} rules, median of ${rounds} rounds, Node ${process.versions.node}\n`);
console.log(table([["parser", "text", "size", "time", "speed", "time / ours"], ...rows]));
