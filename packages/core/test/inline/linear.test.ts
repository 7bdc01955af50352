import { parseRegex } from "@a3s/acl-grammar/regex";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkCounter, type WorkCounter } from "../../../../test/support/count-work.js";
import { hostile } from "./hostile-pieces.js";

let counter: WorkCounter;
beforeAll(async () => {
  counter = await createWorkCounter();
});
afterAll(() => counter.dispose());

describe("time", () => {
  it("grows with the length of a text, whatever it is made of", async () => {
    const { findRedactions } = await import("../../src/inline/find-redactions.js");
    const { createInlineGate } = await import("../../src/inline/inline-gate.js");
    const gate = createInlineGate(
      ["a.*b|a", "(?s)x.*y", "[0-9]+"].map((pattern, index) => ({
        name: `n${index}`,
        regex: parseRegex(pattern),
        range: { start: 0, end: 0 },
      })),
    );
    findRedactions("warm up", { gate });
    for (const piece of hostile) {
      for (const used of [undefined, gate]) {
        const options = used === undefined ? {} : { gate: used };
        const textOf = (length: number) => piece.repeat(Math.ceil(length / piece.length));
        findRedactions(textOf(4_000), options);
        const once = await counter.count(() => findRedactions(textOf(40_000), options));
        const twice = await counter.count(() => findRedactions(textOf(80_000), options));
        expect(twice / once, piece).toBeLessThan(2.2);
        expect(twice / 80_000, piece).toBeLessThan(2_000);
      }
    }
  });

  it("does not make the automaton grow with what it reads", async () => {
    const { createInlineGate } = await import("../../src/inline/inline-gate.js");
    const { findRedactions } = await import("../../src/inline/find-redactions.js");
    let seed = 1;
    const random = Array.from({ length: 300_000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return String.fromCharCode(seed % 140);
    });
    findRedactions(random.join(""));
    expect(createInlineGate().automaton.stateCount).toBeLessThan(5_000);
  });
});
