/** A repeatable source of random numbers. */
export interface Random {
  /** A whole number from 0 up to, and without, the limit. */
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(values: readonly T[]) => T;
}

/** The numbers that belong to one run of a seeded series, whichever runs came before it. */
export function randomOf(seed: number, run: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(run + 1, 0x85ebca6b)) | 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  // Neighbouring runs start from similar states, which some steps drive apart.
  for (let step = 0; step < 8; step += 1) next();
  const below = (limit: number) => next() % Math.max(limit, 1);
  return {
    below,
    chance: (probability) => next() < probability * 2 ** 32,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error("nothing to pick from");
      return value;
    },
  };
}
