import type { Rule } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";
import { createAutomatonEngine } from "../../src/engine/automaton/automaton-engine.js";
import { RuleSizeError } from "../../src/engine/rule-size-error.js";
import { repeated, rulesOf } from "./rules.js";

/** The first rule that matches, with as much memory as is usual and with none. */
function firstMatch(patterns: readonly string[], subject: string): number {
  const rules = rulesOf(patterns);
  const first = createAutomatonEngine(rules).firstMatch("ToolExec", subject);
  expect(createAutomatonEngine(rules, { maxAutomatonBytes: 0 }).firstMatch("ToolExec", subject)).toBe(first);
  return first;
}

describe("createAutomatonEngine", () => {
  it.each([
    [["b", "a"], "ab", 0],
    [["c", "a"], "ab", 1],
    [["c"], "ab", -1],
    [[], "ab", -1],
    [["x", "", "a"], "a", 1],
    [["x", "$"], "a", 1],
    [["a\\b"], "a", 0],
    [["a\\b", "a"], "ab", 1],
    [["a\\b;", "\\b;"], "a;", 0],
    [["^b", "b$"], "ab", 1],
    [["(?m)^b"], "a\nb", 0],
    [["(?Rm)a$", "\\n"], "a\r\n", 0],
    [["(?Rm)^$"], "\r\n", 0],
    [["\\Bé"], "aé", 0],
    [["(?-u:\\b)é"], "aé", 0],
    [["😀$"], "a😀", 0],
    [["^.$"], "\ud83d", 0],
    [["^..$", "\\x{FFFD}😀"], "\ud83d😀", 0],
    [["ab", "a"], "ab", 0],
    [["a", "ab"], "ab", 0],
    [["[^\\x00-\\x{10FFFF}]", "a*b"], "b", 1],
    [["(?:a?){8}b", "a{3}"], "aaa", 1],
  ])("finds the first of %j in %j", (patterns, subject, expected) => {
    expect(firstMatch(patterns, subject)).toBe(expected);
  });

  it("finds the first rule with a verdict", () => {
    const [first, second, third] = rulesOf(["a", "b", "ab"]);
    const rules = [
      { ...(first as Rule), verdict: "allow" as const },
      { ...(second as Rule), verdict: "block" as const },
      { ...(third as Rule), verdict: "allow" as const },
    ];
    const engine = createAutomatonEngine(rules);
    expect(engine.firstMatchWith("allow", "ToolExec", "ab")).toBe(0);
    expect(engine.firstMatchWith("block", "ToolExec", "ab")).toBe(1);
    expect(engine.firstMatchWith("escalate", "ToolExec", "ab")).toBe(-1);
  });

  it("keeps the kinds apart", () => {
    const engine = createAutomatonEngine([
      ...rulesOf(["b"], "Dns"),
      ...rulesOf(["a", "b"]),
      ...rulesOf(["ab"], "ToolExec"),
    ]);
    expect(engine.firstMatch("ToolExec", "ab")).toBe(1);
    expect(engine.firstMatch("Dns", "ab")).toBe(0);
    expect(engine.firstMatch("Egress", "c")).toBe(-1);
    expect(engine.allMatches("ToolExec", "ab")).toEqual([1, 2, 3]);
    expect(engine.matchSpan(3, "aab")).toEqual({ start: 1, end: 3 });
  });

  it("finds a rule that is too large for the union", () => {
    const subject = "a".repeat(4_100);
    expect(firstMatch(["c", "a{4100}", "a"], subject)).toBe(1);
    expect(firstMatch(["c", "a{4101}", "a"], subject)).toBe(2);
  });

  it("tells what it holds, and changes over to gates where gaps multiply its states", () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index}e`);
    const engine = createAutomatonEngine(rulesOf(words.map((word) => `${word}.*x${word}`)), {
      maxAutomatonBytes: 400_000,
    });
    expect(engine.statistics()).toEqual({ stateCount: 0, heldBytes: 0, gatedKinds: [] });
    expect(engine.firstMatch("Dns", "w1e w2e xw2e")).toBe(2);
    expect(engine.statistics().gatedKinds).toEqual([]);
    // Ever other sets of rules are waiting.
    for (let start = 0; start < 40; start += 1) {
      const order = words.map((_, index) => words[(start + 7 * index) % 40]);
      expect(engine.firstMatch("Dns", order.join(" "))).toBe(-1);
      expect(engine.firstMatch("Dns", `${order.join(" ")} xw9e xw5e`)).toBe(5);
    }
    const { gatedKinds, heldBytes, stateCount } = engine.statistics();
    expect(gatedKinds).toEqual(["Dns"]);
    expect(stateCount).toBeGreaterThan(0);
    expect(heldBytes).toBeLessThanOrEqual(400_000);
  });

  it("names the rule that is too large", () => {
    expect(() => createAutomatonEngine(rulesOf(["a", repeated("abcdefgh", 100_000)]))).toThrow(RuleSizeError);
  });
});
