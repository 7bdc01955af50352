import { createPlainEngine, dns, Sentry, type SentryOptions } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";
import { waitingJudge } from "./judges.js";

const policy = `
  fail_closed = true
  speculate = "high"
  rule "high" { on = "Dns", match = "high", verdict = "escalate", severity = "high", reason = "r" }
  rule "critical" { on = "Dns", match = "critical", verdict = "escalate", severity = "critical", reason = "r" }
  rule "medium" { on = "Dns", match = "medium", verdict = "escalate", severity = "medium", reason = "r" }
`;

function speculating(options: SentryOptions = {}) {
  const [l2, l3] = [waitingJudge("Llm"), waitingJudge("Agent")];
  const sentry = Sentry.create(policy, { l2: l2.judge, l3: l3.judge, createEngine: createPlainEngine, ...options });
  return { l2, l3, sentry };
}

/** Runs what is due, and no more. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("speculation", () => {
  it("starts L2 and L3 at once from its severity on, each told of what L1 said", async () => {
    for (const query of ["high", "critical"]) {
      const { l2, l3, sentry } = speculating();
      const pending = sentry.evaluate(dns(1, query));
      for (const { calls } of [l2, l3]) {
        expect(calls[0]?.context).toMatchObject({
          escalation: { tier: "Rules", rule: query },
          failClosed: true,
          matchSpan: { start: 0, end: query.length },
        });
      }
      l2.calls[0]?.answer("allow");
      l3.calls[0]?.answer("block");
      expect(await pending).toMatchObject({ verdict: "block", tier: "Agent" });
    }
    const { l2, l3, sentry } = speculating();
    void sentry.evaluate(dns(1, "medium"));
    expect([l2.calls.length, l3.calls.length]).toEqual([1, 0]);
  });

  it("a block of L2 returns at once, and L3 is aborted", async () => {
    const { l2, l3, sentry } = speculating();
    const pending = sentry.evaluate(dns(1, "high"));
    l2.calls[0]?.answer("block");
    expect(await pending).toMatchObject({ verdict: "block", tier: "Llm" });
    expect(l3.calls[0]?.context.signal?.aborted).toBe(true);
    expect(l2.calls[0]?.context.signal).not.toBe(l3.calls[0]?.context.signal);
    await turn();
    expect(sentry.metrics.l3).toMatchObject({ calls: 1, aborted: 1, failures: 0, latency: { count: 0 } });
    // What the loser still says interests nobody.
    l3.calls[0]?.fail(new Error("late"));
    await turn();
  });

  it("a block of L3 returns at once, and L2 is aborted", async () => {
    const { l2, l3, sentry } = speculating();
    const pending = sentry.evaluate(dns(1, "high"));
    l3.calls[0]?.answer("block");
    expect(await pending).toMatchObject({ verdict: "block", tier: "Agent" });
    expect(l2.calls[0]?.context.signal?.aborted).toBe(true);
    l2.calls[0]?.fail(new Error("late"));
    await turn();
  });

  it.each(["allow", "escalate"] as const)(
    "L3's verdict stands against %s of L2, in whatever order they come",
    async (says) => {
      for (const l2First of [true, false]) {
        const { l2, l3, sentry } = speculating();
        let ended = false;
        const pending = sentry.evaluate(dns(1, "high")).finally(() => {
          ended = true;
        });
        const answers = [() => l2.calls[0]?.answer(says), () => l3.calls[0]?.answer("allow")];
        if (!l2First) answers.reverse();
        answers[0]?.();
        await turn();
        expect(ended).toBe(false);
        answers[1]?.();
        expect(await pending).toMatchObject({ verdict: "allow", tier: "Agent" });
      }
    },
  );

  it("an allow or a failure of L3 waits for L2, which may still block", async () => {
    for (const end of ["allow", "fail"] as const) {
      const { l2, l3, sentry } = speculating();
      const pending = sentry.evaluate(dns(1, "high"));
      if (end === "allow") l3.calls[0]?.answer("allow");
      else l3.calls[0]?.fail(new Error("down"));
      await turn();
      l2.calls[0]?.answer("block");
      expect(await pending).toMatchObject({ verdict: "block", tier: "Llm" });
    }
  });

  it("is bounded; above the cap one tier is asked after the other, and that is counted", async () => {
    const { l2, l3, sentry } = speculating({ maxSpeculations: 2 });
    const pending = [1, 2, 3].map(() => sentry.evaluate(dns(1, "high")));
    expect([l2.calls.length, l3.calls.length]).toEqual([3, 2]);
    expect(sentry.metrics.overloads).toBe(1);
    l2.calls[2]?.answer("allow");
    expect(await pending[2]).toMatchObject({ verdict: "allow", tier: "Llm" });

    // The place of an investigation is free when it has really ended, not when nobody waits for it any more.
    l2.calls[0]?.answer("block");
    await pending[0];
    void sentry.evaluate(dns(1, "high"));
    expect(l3.calls).toHaveLength(2);
    expect(sentry.metrics.overloads).toBe(2);
    l3.calls[0]?.fail(new Error("killed"));
    await turn();
    void sentry.evaluate(dns(1, "high"));
    expect(l3.calls).toHaveLength(3);
    expect(sentry.metrics.overloads).toBe(2);
  });

  it("runs eight investigations by default", () => {
    const { l3, sentry } = speculating();
    for (let index = 0; index < 12; index += 1) void sentry.evaluate(dns(1, "high"));
    expect(l3.calls).toHaveLength(8);
    expect(sentry.metrics.overloads).toBe(4);
  });

  it("an abort of the caller reaches both", async () => {
    const { l2, l3, sentry } = speculating({ maxSpeculations: 1 });
    const controller = new AbortController();
    const pending = sentry.evaluate(dns(1, "high"), { signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(pending).rejects.toThrow("enough");
    for (const { calls } of [l2, l3]) expect(calls[0]?.context.signal?.reason).toEqual(new Error("enough"));
    await expect(sentry.evaluate(dns(1, "high"), { signal: controller.signal })).rejects.toThrow("enough");
    expect(l3.calls).toHaveLength(1);
    l3.calls[0]?.fail(new Error("killed"));
    await turn();
    void sentry.evaluate(dns(1, "high"));
    expect(l3.calls).toHaveLength(2);
  });
});
