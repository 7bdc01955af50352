import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { randomNumbers } from "./engine-rules.js";
import { median } from "./table.js";

/** Something that is asked for each subject in turn. */
export interface Timed {
  readonly match: (subject: string) => number;
  /** Nanoseconds for each subject, by round; rounds that were left out are missing. */
  readonly times: Map<number, number>;
}

/** A round of one takes about so long: short enough that most rounds are not interrupted by other processes. */
const millisecondsPerRound = 2;

/** What takes longer for all subjects takes part in fewer rounds. */
const millisecondsForAll = 2_000;
const fewestRounds = 3;
const roundsPerCollection = 10;

/**
 * Times all of them in turn, round by round, on the same subjects in an order that changes with each round. So what the
 * machine is doing beside falls on all of them, and nobody is favoured by the caches; ratios are those within rounds.
 */
export function timeInTurn(all: readonly Timed[], subjects: readonly string[], rounds: number): void {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const strides = all.map(({ match }) => {
    const warm = warmUp(match, subjects);
    const possible = Math.floor(millisecondsForAll / Math.max(warm, millisecondsPerRound));
    return { warm, stride: Math.ceil(rounds / Math.min(rounds, Math.max(fewestRounds, possible))) };
  });
  const random = randomNumbers(11);
  for (let round = 0; round < rounds; round += 1) {
    if (round % roundsPerCollection === 0) collectGarbage();
    const order = shuffled(subjects, random);
    for (const [index, { match, times }] of all.entries()) {
      const { stride, warm } = strides[index] as (typeof strides)[number];
      if (round % stride !== 0) continue;
      const passes = Math.max(1, Math.floor(millisecondsPerRound / warm));
      // The caches hold what the others have left there.
      if (warm < millisecondsForAll) for (const subject of order) match(subject);
      const start = performance.now();
      for (let pass = 0; pass < passes; pass += 1) {
        for (const subject of order) match(subject);
      }
      times.set(round, (1e6 * (performance.now() - start)) / passes / order.length);
    }
  }
}

export function medianTime({ times }: Timed): number {
  return median([...times.values()]);
}

/** How many times as long the first one takes, the median of the rounds that both took part in. */
export function medianRatio(a: Timed, b: Timed): number {
  return median(
    [...a.times].flatMap(([round, time]) => (b.times.has(round) ? [time / (b.times.get(round) ?? 0)] : [])),
  );
}

/** Until the optimising compiler has done its work, or for a second; gives the milliseconds of one pass then. */
function warmUp(match: (subject: string) => number, subjects: readonly string[]): number {
  let last = 0;
  for (let passes = 0, spent = 0; passes < 200 && spent < 1_000; passes += 1, spent += last) {
    const start = performance.now();
    for (const subject of subjects) match(subject);
    last = performance.now() - start;
  }
  return Math.max(last, 0.001);
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const result = [...values];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}
