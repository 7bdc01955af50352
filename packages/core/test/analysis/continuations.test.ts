import { createAutomatonEngine, createPlainEngine, type Rule, type Verdict } from "@a3s/sentry-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Continuations } from "../../src/analysis/continuations.js";
import { rulesOf } from "./rules.js";

const letters = ["a", "b", " ", "é", "\n"];

/** All texts over the letters with at most that many. */
function textsUpTo(length: number): string[] {
  const texts = [""];
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] as string;
    if ([...text].length < length) texts.push(...letters.map((letter) => text + letter));
  }
  return texts;
}

const continuations = textsUpTo(5);

/** Whether a short continuation gets another verdict than an allow, by trying them all. */
function isAllowedByTrial(rules: readonly Rule[], text: string): boolean {
  const engine = createPlainEngine(rules);
  return continuations.every((more) => {
    const winner = rules[engine.firstMatch("ToolExec", text + more)];
    return winner === undefined || winner.verdict === "allow";
  });
}

const ask = (rules: readonly Rule[], text: string) =>
  new Continuations(createAutomatonEngine(rules)).areAllowed("ToolExec", text);

describe("what may become of the beginning of a subject", () => {
  it.each<[string, [Verdict, string][], boolean]>([
    ["a", [], true],
    ["a", [["allow", "^a"]], true],
    ["a", [["block", "b"]], false],
    ["a", [["block", "^b"]], true],
    [
      "a",
      [
        ["allow", "^a"],
        ["block", "b"],
      ],
      true,
    ],
    [
      "a",
      [
        ["allow", "^a$"],
        ["block", "b"],
      ],
      false,
    ],
    [
      "a",
      [
        ["allow", "\\ba\\b"],
        ["block", "^ab"],
      ],
      false,
    ],
    [
      "a ",
      [
        ["allow", "\\ba\\b"],
        ["block", "^a b"],
      ],
      true,
    ],
    [
      "a",
      [
        ["allow", "^ab"],
        ["block", "^ab"],
      ],
      true,
    ],
    [
      "a",
      [
        ["allow", "^ab"],
        ["block", "^a[ab]"],
      ],
      false,
    ],
    [
      "a",
      [
        ["allow", "^ab"],
        ["allow", "^aa"],
        ["block", "^a[ab]"],
      ],
      true,
    ],
    [
      "",
      [
        ["allow", "(?s)^"],
        ["escalate", "a"],
      ],
      true,
    ],
    ["", [["escalate", "a"]], false],
    ["b", [["escalate", "^a|^"]], false],
    ["aa", [["block", "\\Aaa\\z"]], false],
    ["aab", [["block", "\\Aaa\\z"]], true],
  ])("%j under %j", (text, list, expected) => {
    const { rules } = rulesOf(...list);
    expect(isAllowedByTrial(rules, text)).toBe(expected);
    expect(ask(rules, text)).toBe(expected);
  });

  it("is as trying all continuations says", () => {
    const pattern = fc.constantFrom(
      "a",
      "b",
      "ab",
      "^a",
      "^b",
      "a$",
      "^ab",
      "^a.*b",
      "^a[ab]",
      "^a[^b]",
      "\\ba\\b",
      "\\bb",
      "^(a|b)",
      "^$",
      "(?s)^.",
      "é",
      "^\\w+ b",
      "a\\Bb",
      "(?m)^b",
      "^aé",
      "^a ?b",
      "b\\z",
      "^[ab]{2}",
      "^[^ ]+$",
    );
    const rule = fc.tuple(fc.constantFrom<Verdict>("allow", "allow", "block", "escalate"), pattern);
    const text = fc.array(fc.constantFrom(...letters), { maxLength: 4 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), text, (list, beginning) => {
        const { rules } = rulesOf(...list);
        expect(ask(rules, beginning)).toBe(isAllowedByTrial(rules, beginning));
      }),
      { numRuns: 1_500 },
    );
  });

  it("gives up instead of keeping an event waiting", () => {
    const { rules: many } = rulesOf(
      ...Array.from({ length: 3_000 }, (_, index): [Verdict, string] => ["block", `^(?s:.*)x${index}y`]),
    );
    expect(ask(many, "a".repeat(100_000))).toBe(false);
    const { rules: costly } = rulesOf(["allow", "^(?s:.{0,200})b"], ["block", "^a(?s:.{0,200})b[ab]{18}c"]);
    expect(ask(costly, "a".repeat(150))).toBe(false);
  });
});
