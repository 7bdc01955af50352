import { expect, it } from "vitest";
import { mutateText } from "../../../../test/fuzz/mutate-text.js";
import { randomOf } from "../../../../test/fuzz/random.js";
import { realisticPolicy } from "../../../../test/fuzz/random-policy.js";
import { analyzePolicy, createPolicyMemory, examinePolicy, finishAnalysis } from "../../src/index.js";

it("says of every version of a text what an analysis without memory says", () => {
  const memory = createPolicyMemory();
  let text = realisticPolicy;
  for (let run = 0; run < 300; run++) {
    const random = randomOf(41, run);
    text = run % 10 === 0 ? realisticPolicy : mutateText(text, random).slice(0, 20_000);
    const { parsed, ...remembering } = analyzePolicy(text, { memory });
    const { parsed: parsedAnew, ...anew } = analyzePolicy(text);
    expect(remembering).toEqual(anew);
    expect(parsed.document).toEqual(parsedAnew.document);
  }
});

it("forgets patterns that two analyses had no use for", () => {
  const { patterns } = createPolicyMemory();
  const first = patterns.parse("a+");
  patterns.endAnalysis();
  expect(patterns.parse("a+")).toBe(first);
  patterns.endAnalysis();
  patterns.endAnalysis();
  expect(patterns.parse("a+")).not.toBe(first);
});

it("examines in pieces to what an analysis at once gives", () => {
  const { analysis } = finishAnalysis(examinePolicy(realisticPolicy));
  expect(analysis).toEqual(analyzePolicy(realisticPolicy));
  expect([...examinePolicy(realisticPolicy)].length).toBeGreaterThan(50);
});

it("leaves what a run that was given up has read to the next one", () => {
  const memory = createPolicyMemory();
  const run = examinePolicy(realisticPolicy, { memory });
  for (let piece = 0; piece < 12; piece++) run.next();
  expect(finishAnalysis(examinePolicy(realisticPolicy, { memory })).analysis.diagnostics).toEqual(
    analyzePolicy(realisticPolicy).diagnostics,
  );
});
