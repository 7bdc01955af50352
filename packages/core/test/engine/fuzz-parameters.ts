/**
 * How long the differential tests run: `ENGINE_FUZZ_FACTOR` multiplies the number of patterns, `ENGINE_FUZZ_SEED`
 * chooses others. A failure prints the seed and the path that repeat it.
 */
export function fuzzParameters(runs: number): { readonly numRuns: number; readonly seed: number } {
  const factor = Number(process.env.ENGINE_FUZZ_FACTOR ?? 1);
  return { numRuns: Math.ceil(runs * factor), seed: Number(process.env.ENGINE_FUZZ_SEED ?? 20_240) };
}
