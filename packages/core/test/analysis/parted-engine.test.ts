import { expect, test } from "vitest";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { createPartedEngine, preparePartedEngine } from "../../src/analysis/parted-engine.js";
import { createPlainEngine } from "../../src/engine/plain/plain-engine.js";
import { rulesOf } from "./rules.js";

test("rules in several parts match as all at once do", () => {
  const verdicts = ["allow", "block", "escalate"] as const;
  const { rules } = rulesOf(
    ...Array.from({ length: 600 }, (_, index): Parameters<typeof rulesOf>[number] => [
      verdicts[index % 3] as "allow",
      `(${index % 256}).*${Math.floor(index / 3)}\\b`,
      index % 7 === 0 ? "Dns" : index % 11 === 0 ? "*" : "ToolExec",
    ]),
  );
  const plain = createPlainEngine(rules);
  let matches = 0;
  for (const engine of [createPartedEngine(rules), finishAnalysis(preparePartedEngine(rules))]) {
    expect(engine.rules).toBe(rules);
    for (const [kind, subject] of [
      ["ToolExec", "255 85"],
      ["ToolExec", "44 100"],
      ["ToolExec", "87 199"],
      ["Dns", "38 98"],
      ["Egress", "41 99"],
      ["Egress", "x"],
    ] as const) {
      const first = plain.firstMatch(kind, subject);
      expect(engine.firstMatch(kind, subject)).toBe(first);
      expect(engine.allMatches(kind, subject)).toEqual(plain.allMatches(kind, subject));
      for (const verdict of verdicts) {
        expect(engine.firstMatchWith(verdict, kind, subject)).toBe(plain.firstMatchWith(verdict, kind, subject));
      }
      if (first < 0) continue;
      matches += 1;
      expect(engine.matchSpan(first, subject)).toEqual(plain.matchSpan(first, subject));
      expect(engine.matchGroups(first, subject)).toEqual(plain.matchGroups(first, subject));
    }
  }
  expect(matches).toBe(10);
});
