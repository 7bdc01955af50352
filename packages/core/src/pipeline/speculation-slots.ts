import type { Judge } from "../tiers/judge.js";

/** How many investigations may run before it is known whether they are needed, unless the options say otherwise. */
export const defaultMaxSpeculations = 8;

/** A place for one investigation that may turn out not to be needed. */
export interface Investigation {
  /** The judge, giving the place back when it has really ended: after an abort an agent is still being killed. */
  during(judge: Judge): Judge;
  release(): void;
}

/** Bounds how many speculative investigations run at a time. */
export class SpeculationSlots {
  #free: number;

  /** @throws {RangeError} where the number is no whole number from 0. */
  constructor(max: number) {
    if (!(Number.isInteger(max) && max >= 0)) throw new RangeError("maxSpeculations must be a whole number from 0");
    this.#free = max;
  }

  /** A place, or undefined where all are taken. */
  take(): Investigation | undefined {
    if (this.#free === 0) return undefined;
    this.#free -= 1;
    let held = true;
    const release = () => {
      if (held) this.#free += 1;
      held = false;
    };
    return { during: (judge) => releasing(judge, release), release };
  }
}

function releasing(judge: Judge, release: () => void): Judge {
  return {
    tier: judge.tier,
    judge: async (event, context) => {
      try {
        return await judge.judge(event, context);
      } finally {
        release();
      }
    },
  };
}
