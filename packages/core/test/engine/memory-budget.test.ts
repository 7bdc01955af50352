import { describe, expect, it } from "vitest";
import { createAutomatonEngine } from "../../src/engine/automaton/automaton-engine.js";
import { KindAutomaton } from "../../src/engine/automaton/kind-automaton.js";
import { MemoryBudget, type MemoryHolder } from "../../src/engine/automaton/memory-budget.js";
import { rulesOf } from "./rules.js";

function holder(heldBytes: number): MemoryHolder & { heldBytes: number } {
  return {
    heldBytes,
    release() {
      this.heldBytes = 0;
    },
  };
}

describe("MemoryBudget", () => {
  it("releases larger holders for a smaller one, and never the one that asks", () => {
    const budget = new MemoryBudget(100);
    const [large, small] = [holder(60), holder(30)];
    budget.register(large);
    budget.register(small);
    expect(budget.grant(small, 10)).toBe(true);
    expect(large.heldBytes).toBe(60);
    expect(budget.grant(large, 20)).toBe(false);
    expect(budget.grant(small, 20)).toBe(true);
    expect(large.heldBytes).toBe(0);
    expect(budget.grant(small, 71)).toBe(false);
    expect(small.heldBytes).toBe(30);
  });

  it("bounds what automata hold under an attack that makes ever new states", () => {
    const budget = new MemoryBudget(300_000);
    const automaton = new KindAutomaton(rulesOf(["[ab]*a[ab]{18}c", "x[ab]{2,40}y"]), { budget });
    let bits = 1;
    let largest = 0;
    for (let event = 0; event < 200; event += 1) {
      let subject = "x";
      for (let i = 0; i < 200; i += 1) {
        bits = (Math.imul(bits, 1_664_525) + 1_013_904_223) | 0;
        subject += bits < 0 ? "a" : "b";
      }
      expect(automaton.firstMatch(subject)).toBe(-1);
      expect(automaton.firstMatch(`${subject}c`)).toBe(subject.at(-19) === "a" ? 0 : -1);
      largest = Math.max(largest, budget.heldBytes);
    }
    expect(largest).toBeLessThanOrEqual(300_000);
    expect(largest).toBeGreaterThan(100_000);
  });

  it("is shared by the kinds of events", () => {
    const rules = rulesOf(["[ab]*a[ab]{18}c", "b{3}"]);
    const engine = createAutomatonEngine(rules, { maxAutomatonBytes: 50_000 });
    const subject = `${"ab".repeat(300)}b`;
    for (const kind of ["Dns", "Egress", "ToolExec", "Dns"] as const) {
      expect(engine.firstMatch(kind, `${subject}bb`)).toBe(1);
      expect(engine.firstMatch(kind, subject)).toBe(-1);
    }
  });
});
