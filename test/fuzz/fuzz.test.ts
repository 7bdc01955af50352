import { analyzePolicy } from "@a3s/sentry-core";
import { expect, it } from "vitest";
import { checkDocument } from "./check-document.js";
import { type FuzzFailure, fuzzOnce, noCounts } from "./fuzz-run.js";
import { judgeOfEvents } from "./judge-of-events.js";
import { realisticPolicy } from "./random-policy.js";

const runs = 10_000;
const seed = 20_260_101;

it("keeps its promises on random and damaged documents and lines of events", () => {
  const sentry = judgeOfEvents();
  const counts = { ...noCounts };
  const failures: FuzzFailure[] = [];
  for (let run = 0; run < runs; run += 1) failures.push(...fuzzOnce(sentry, seed, run, counts));
  expect(failures.slice(0, 3)).toEqual([]);
  expect(counts).toMatchObject({ documents: runs, lines: runs });
  // Enough of them are sound for the other half of the promises to be tried.
  expect(counts.accepted).toBeGreaterThan(runs / 50);
  expect(counts.formatted).toBeGreaterThan(runs / 10);
  expect(counts.events).toBeGreaterThan(runs / 4);
}, 300_000);

it("keeps its promises on a policy that is cut off anywhere", () => {
  expect(analyzePolicy(realisticPolicy)).toMatchObject({ accepted: true });
  for (let end = 0; end <= realisticPolicy.length; end += 1) checkDocument(realisticPolicy.slice(0, end));
}, 300_000);
