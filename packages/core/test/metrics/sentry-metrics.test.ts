import { createPlainEngine, dns, type Judge, Sentry, SentryCounters, toolExec } from "@a3s/sentry-core";
import { expect, it } from "vitest";
import { Latency, latencyBucketsMs } from "../../src/metrics/latency.js";
import { decisionOf } from "../pipeline/judges.js";

const policy = `
  rule "block" { on = "Dns", match = "block", verdict = "block", severity = "high", reason = "r" }
  rule "ask" { on = "Dns", match = "ask", verdict = "escalate", severity = "high", reason = "r" }
`;
const l2: Judge = {
  tier: "Llm",
  judge: ({ raw }) => {
    if (raw.includes("fail")) throw new Error("down");
    return decisionOf("Llm", raw.includes("open") ? "escalate" : "block");
  },
};
const l3: Judge = {
  tier: "Agent",
  judge: ({ raw }) => (raw.includes("deep") ? decisionOf("Agent", "allow") : Promise.reject()),
};
const none = { allow: 0, block: 0, escalate: 0 };

it("counts events, verdicts by tier, escalations, what nobody settled, and calls", async () => {
  const sentry = Sentry.create(policy, { l2, l3, createEngine: createPlainEngine });
  expect(sentry.metrics).toMatchObject({ events: 0, verdicts: { Rules: none, Llm: none, Agent: none, Sae: none } });
  const lines = [dns(1, "a"), dns(1, "block"), dns(1, "ask"), dns(1, "ask open"), dns(1, "ask fail deep"), "no event"];
  for (const line of lines) await sentry.evaluate(line);
  sentry.evaluateSync(dns(1, "ask"));
  await sentry.evaluate(JSON.stringify({ event: { ToolExec: { pid: 1, argv: ["x"], argv_truncated: true } } }));
  expect(sentry.metrics).toMatchObject({
    events: 7,
    verdicts: {
      Rules: { allow: 1, block: 1, escalate: 1 },
      Llm: { allow: 0, block: 2, escalate: 0 },
      Agent: { allow: 2, block: 0, escalate: 0 },
      Sae: none,
    },
    escalations: 5,
    // The agent that failed, and the command line that was cut off.
    unresolved: 2,
    overloads: 0,
    l2: { calls: 4, failures: 1, aborted: 0, latency: { count: 4 } },
    l3: { calls: 2, failures: 1, aborted: 0, latency: { count: 2 } },
  });
  const before = sentry.metrics;
  sentry.evaluateL1(dns(1, "ask"));
  sentry.explain(dns(1, "ask"));
  expect(sentry.metrics).toEqual(before);
  await sentry.evaluateThroughL2(dns(1, "ask"));
  expect(sentry.metrics).toMatchObject({ events: 7, l2: { calls: 5 } });
});

it("counts escalations that nobody could settle", async () => {
  const sentry = Sentry.create(policy, { createEngine: createPlainEngine });
  await sentry.evaluate(dns(1, "ask"));
  expect(sentry.metrics).toMatchObject({ escalations: 1, unresolved: 1, verdicts: { Rules: { allow: 1 } } });
});

it("is a picture of the moment, and can be counted together", async () => {
  const counters = new SentryCounters();
  const create = () => Sentry.create(policy, { counters, createEngine: createPlainEngine });
  const [one, other] = [create(), create()];
  const before = one.metrics;
  await one.evaluate(toolExec(1, ["ls"]));
  other.evaluateSync(toolExec(1, ["ls"]));
  expect(before.events).toBe(0);
  expect(one.metrics.events).toBe(2);
  expect(counters.snapshot()).toEqual(other.metrics);
  expect(JSON.parse(JSON.stringify(one.metrics))).toEqual(one.metrics);
});

it("latencies are counted in cumulative buckets", () => {
  const latency = new Latency();
  for (const milliseconds of [0, 10, 10.1, 999, 5_000_000]) latency.add(milliseconds);
  const { count, sumMs, buckets } = latency.snapshot();
  expect({ count, sumMs }).toEqual({ count: 5, sumMs: 5_001_019.1 });
  expect(buckets.map(({ leMs }) => leMs)).toEqual(latencyBucketsMs);
  expect(Object.fromEntries(buckets.map((bucket) => [bucket.leMs, bucket.count]))).toMatchObject({
    10: 2,
    25: 3,
    500: 3,
    1000: 4,
    120000: 4,
  });
});
