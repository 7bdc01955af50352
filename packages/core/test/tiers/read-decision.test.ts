import { type Decision, dns, type Judge, Sentry, type SentryOptions, toolExec } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";

const policy = `fail_closed = true
rule "e" { on = "*", match = "x", verdict = "escalate", severity = "high", reason = "r" }
`;

/** What becomes of an answer of L2, which may be anything. */
async function through(answer: unknown, event = toolExec(1, ["x"])): Promise<Decision | null> {
  const l2: Judge = { tier: "Llm", judge: () => answer as Decision };
  return await Sentry.create(policy, { l2 }).evaluate(event);
}

const inferred = { category: "command_danger", name: "Dangerous command execution", riskType: "atomic" };
const natural = { kind: "DenyExec", target: "x" };

describe("a decision of a judge of the caller's own", () => {
  it("is taken as it is where it is whole, with the deny of what the event did", async () => {
    const allow = { verdict: "allow", tier: "Llm", severity: "info", reason: "fine" };
    expect(await through(allow)).toEqual(allow);
    const block = { verdict: "block", tier: "Llm", severity: "critical", reason: "bad", risk: inferred };
    expect(await through(block)).toEqual({ ...block, action: natural });
    expect(await through(block, dns(1, "x"))).toEqual(block);
    const own = { kind: "DenyFile", target: "/etc/x" };
    expect(await through({ ...block, action: own })).toEqual({ ...block, action: own });
  });

  it("is a block also where everything but the verdict is missing or wrong", async () => {
    const blocked = {
      verdict: "block",
      tier: "Llm",
      severity: "medium",
      reason: "L2: no reason given",
      action: natural,
    };
    expect(await through({ verdict: "block" })).toEqual({ ...blocked, risk: inferred });
    const wrong = {
      verdict: "block",
      tier: "Rules",
      severity: 7,
      reason: {},
      action: "deny",
      risk: { category: "x" },
      rule: 1,
    };
    expect(await through(wrong)).toEqual({ ...blocked, risk: inferred });
    for (const action of [{ kind: "DenyAll", target: "x" }, { kind: "DenyExec" }, null]) {
      expect((await through({ verdict: "block", action }))?.action).toEqual(natural);
    }
    for (const category of ["__proto__", "toString", "nothing"]) {
      const risk = { category, name: "n", riskType: "atomic" };
      expect((await through({ verdict: "block", risk }))?.risk).toEqual(inferred);
    }
  });

  it("holds nothing but what a decision holds, and no tier but that of its place", async () => {
    const more = {
      verdict: "allow",
      tier: "Agent",
      severity: "low",
      reason: "fine",
      rule: "r",
      explain: {},
      extra: 1,
      action: natural,
    };
    expect(await through(more)).toEqual({ verdict: "allow", tier: "Llm", severity: "low", reason: "fine", rule: "r" });
  });

  it("may come from a judge that is an object with a state", async () => {
    class Counting implements Judge {
      readonly tier = "Agent";
      asked = 0;
      judge(): Decision {
        this.asked += 1;
        return { verdict: "allow", tier: "Agent", severity: "low", reason: `asked ${this.asked}` };
      }
    }
    const l3 = new Counting();
    const sentry = Sentry.create(`speculate = "low"\n${policy}`, {
      l2: { tier: "Llm", judge: () => Promise.reject() },
      l3,
    });
    expect((await sentry.evaluate(toolExec(1, ["x"])))?.reason).toBe("asked 1");
    expect(sentry.evaluateSync(toolExec(1, ["x"]))?.reason).toBe("asked 2");
  });

  it("of the SAE tier is checked, too", () => {
    const event = '{"event":{"LlmActivations":{"pid":1,"features":[]}}}';
    const verdictOf = (answer: unknown) => {
      const options = { sae: { tier: "Sae", judge: () => answer } } as unknown as SentryOptions;
      const decision = Sentry.create("fail_closed = true\n", options).evaluateSync(event);
      return `${decision?.verdict} ${decision?.reason}`;
    };
    expect(verdictOf({ verdict: "allow", severity: "info", reason: "fine" })).toBe("allow fine");
    for (const answer of [undefined, { verdict: "allow" }, Promise.reject(new Error("late")), { verdict: "ALLOW" }]) {
      expect(verdictOf(answer)).toMatch(/^block SAE unavailable: .* \[unresolved escalation, fail-closed\]$/);
    }
  });
});
