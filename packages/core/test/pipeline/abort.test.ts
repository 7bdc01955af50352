import { getEventListeners } from "node:events";
import { createPlainEngine, dns, type Judge, Sentry, toolExec } from "@a3s/sentry-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { waitingJudge } from "./judges.js";

const rule = (attributes = "") =>
  `${attributes}\nrule "e" { on = "Dns", match = "x", verdict = "escalate", severity = "high", reason = "r" }\n`;
const event = dns(1, "x");

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => process.on("unhandledRejection", note));
afterEach(async () => {
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", note);
  expect(unhandled.splice(0)).toEqual([]);
});

function judging(policy = rule()) {
  const [l2, l3] = [waitingJudge("Llm"), waitingJudge("Agent")];
  const sentry = Sentry.create(policy, { l2: l2.judge, l3: l3.judge, createEngine: createPlainEngine });
  const controller = new AbortController();
  const { signal } = controller;
  const abort = () => controller.abort(new Error("enough"));
  return { l2, l3, sentry, signal, abort, listeners: () => getEventListeners(signal, "abort").length };
}

describe("an abort", () => {
  it("before the evaluation asks nobody", async () => {
    const { l2, sentry, signal, abort } = judging();
    abort();
    await expect(sentry.evaluate(event, { signal })).rejects.toThrow("enough");
    await expect(sentry.evaluate(toolExec(1, ["ls"]), { signal })).rejects.toThrow("enough");
    await expect(sentry.evaluateAndEnforce(event, { signal })).rejects.toThrow("enough");
    await expect(sentry.evaluateThroughL2(event, { signal })).rejects.toThrow("enough");
    expect(l2.calls).toEqual([]);
    expect(sentry.metrics.events).toBe(0);
  });

  it("while L2 is asked ends the evaluation, also where the judge goes on, and L3 is not asked", async () => {
    const { l2, l3, sentry, signal, abort, listeners } = judging();
    const all = [sentry.evaluate(event, { signal }), sentry.evaluateThroughL2(event, { signal })];
    abort();
    for (const pending of all) await expect(pending).rejects.toThrow("enough");
    for (const { context, answer } of l2.calls) {
      expect(context.signal?.aborted).toBe(true);
      answer("escalate");
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(l3.calls).toEqual([]);
    expect(listeners()).toBe(0);
    expect(sentry.metrics.l2).toMatchObject({ calls: 2, aborted: 2, failures: 0 });
  });

  it("while L3 is asked ends the evaluation, and a late failure of the judge is nobody's", async () => {
    const { l2, l3, sentry, signal, abort, listeners } = judging();
    const pending = sentry.evaluate(event, { signal });
    l2.calls[0]?.answer("escalate");
    const call = await l3.call();
    abort();
    await expect(pending).rejects.toThrow("enough");
    call.fail(new Error("late"));
    expect(listeners()).toBe(0);
  });

  it("by the judge itself, in the middle of its call, is one", async () => {
    const { signal, abort } = judging();
    const l2: Judge = {
      tier: "Llm",
      judge: () => {
        abort();
        return { verdict: "allow", tier: "Llm", severity: "low", reason: "r" };
      },
    };
    await expect(Sentry.create(rule(), { l2 }).evaluate(event, { signal })).rejects.toThrow("enough");
  });

  it.each(["", 'speculate = "low"'])(
    "leaves no listener on a signal that is used again and again (%s)",
    async (attributes) => {
      const { l2, l3, sentry, signal, listeners } = judging(rule(attributes));
      for (let index = 0; index < 20; index += 1) {
        const pending = sentry.evaluate(event, { signal });
        if (index % 2 === 0) l2.calls.at(-1)?.answer("block");
        else {
          l2.calls.at(-1)?.answer("escalate");
          const count = attributes === "" ? Math.floor(index / 2) : index;
          (await l3.call(count)).answer("allow");
        }
        await pending;
        if (attributes !== "") l3.calls.at(-1)?.fail(new Error("killed"));
        expect(listeners()).toBe(0);
      }
    },
  );

  it("is the only bound on how long a judge of one's own takes", async () => {
    const { sentry, signal, abort } = judging();
    const pending = sentry.evaluate(event, { signal });
    const first = await Promise.race([pending, new Promise((resolve) => setImmediate(resolve, "waiting"))]);
    expect(first).toBe("waiting");
    abort();
    await expect(pending).rejects.toThrow("enough");
  });
});
