import { expect, it } from "vitest";
import { fuzzPool, noDecisions } from "./decision-fuzz.js";

/** How many decisions a test run makes; `npm run fuzz:engine` makes as many as asked. */
const decisions = 200_000;

it("the automaton, the plain engine and Rust's regex crate decide alike", { timeout: 0 }, () => {
  const counts = { ...noDecisions };
  const seed = Number(process.env.ENGINE_FUZZ_SEED ?? 20_241);
  for (let pool = 0; counts.decisions < decisions; pool += 1) {
    expect(fuzzPool(seed, pool, counts), `seed ${seed}, pool ${pool}`).toEqual([]);
  }
  // Rules that never match, memory that never lacks and gaps that are never taken apart would prove nothing.
  expect(counts.matched).toBeGreaterThan(decisions / 10);
  expect(counts.decisions - counts.matched).toBeGreaterThan(decisions / 10);
  expect(counts.gated).toBeGreaterThan(decisions / 10);
  expect(counts.starved).toBeGreaterThan(decisions / 10);
});
