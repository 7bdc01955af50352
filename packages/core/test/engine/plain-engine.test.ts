import type { Rule } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";
import { createPlainEngine } from "../../src/engine/plain/plain-engine.js";
import { RuleSizeError } from "../../src/engine/rule-size-error.js";
import { repeated, rulesOf } from "./rules.js";

describe("createPlainEngine", () => {
  it("finds the first rule with a verdict", () => {
    const [first, second, third] = rulesOf(["a", "b", "ab"]);
    const rules = [
      { ...(first as Rule), verdict: "allow" as const },
      { ...(second as Rule), verdict: "block" as const },
      { ...(third as Rule), verdict: "allow" as const },
    ];
    const engine = createPlainEngine(rules);
    expect(engine.firstMatchWith("allow", "ToolExec", "ab")).toBe(0);
    expect(engine.firstMatchWith("block", "ToolExec", "ab")).toBe(1);
    expect(engine.firstMatchWith("escalate", "ToolExec", "ab")).toBe(-1);
  });

  it("finds the first rule of the kind that matches", () => {
    const engine = createPlainEngine([
      ...rulesOf(["b"], "Dns"),
      ...rulesOf(["a", "b"]),
      ...rulesOf(["ab"], "ToolExec"),
    ]);
    expect(engine.firstMatch("ToolExec", "ab")).toBe(1);
    expect(engine.firstMatch("Dns", "ab")).toBe(0);
    expect(engine.firstMatch("Dns", "c")).toBe(-1);
    expect(engine.allMatches("ToolExec", "ab")).toEqual([1, 2, 3]);
    expect(engine.allMatches("Dns", "ab")).toEqual([0, 1, 2]);
  });

  it("tells where a rule matches", () => {
    const engine = createPlainEngine(rulesOf(["(b)(x)?c"]));
    expect(engine.matchSpan(0, "abc")).toEqual({ start: 1, end: 3 });
    expect(engine.matchGroups(0, "abc")).toEqual([{ start: 1, end: 3 }, { start: 1, end: 2 }, undefined]);
    expect(engine.matchSpan(0, "ab")).toBeUndefined();
    expect(engine.matchGroups(0, "ab")).toBeUndefined();
  });

  it("names the rule that is too large", () => {
    expect(() => createPlainEngine(rulesOf(["a", repeated("abcdefgh", 100_000)]))).toThrow(RuleSizeError);
  });
});
