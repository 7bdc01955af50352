import { type Judge, RedactionVault, Sentry } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";
import { expandExample } from "../../src/inline/expand-example.js";

const policy = `
rule "no-harm" {
  on = "SslContent"
  match = "(?i)drop all tables"
  verdict = "block"
  severity = "high"
  reason = "destructive"
}
rule "unsure" {
  on = "SslContent"
  match = "unsure"
  verdict = "escalate"
  severity = "low"
  reason = "ask"
}
mask { employee = 'emp-([0-9]{6})' }
`;
const key = expandExample("AKIA‹16 upper›");

describe("Sentry.inspectWire", () => {
  it("judges the text, and masks whatever the verdict is", async () => {
    const sentry = Sentry.create(policy);
    for (const [content, verdict] of [
      [`hello ${key}`, "allow"],
      [`DROP ALL TABLES with ${key}`, "block"],
    ] as const) {
      const inspected = await sentry.inspectWire(content, "request");
      const start = content.indexOf(key);
      expect(inspected.decision.verdict).toBe(verdict);
      expect(inspected.blocked()).toBe(verdict === "block");
      expect(inspected.redactions).toEqual([
        { start, end: start + key.length, kind: "AWS_KEY_ID", placeholder: "{{A3S_REDACTED:AWS_KEY_ID:1}}" },
      ]);
      const { text, originals } = inspected.apply(content);
      expect(text).toBe(content.replace(key, "{{A3S_REDACTED:AWS_KEY_ID:1}}"));
      expect(originals).toEqual(new Map([["{{A3S_REDACTED:AWS_KEY_ID:1}}", key]]));
      expect(inspected.restore(text)).toBe(content);
    }
  });

  it("gives the tiers the text as it is, and its direction", async () => {
    const seen: unknown[] = [];
    const l2: Judge = {
      tier: "Llm",
      judge: (event) => {
        seen.push([event.data, event.identity.agent, event.provider]);
        return { verdict: "block", tier: "Llm", severity: "high", reason: "L2: no" };
      },
    };
    const sentry = Sentry.create(policy, { l2 });
    const inspected = await sentry.inspectWire(`unsure ${key}`, "response", { agent: "a", provider: "p" });
    expect(inspected.blocked()).toBe(true);
    expect(seen).toEqual([[{ pid: 0, content: `unsure ${key}`, isRead: true }, "a", "p"]]);
  });

  it("adds the detectors of the site", async () => {
    const { redactions } = await Sentry.create(policy).inspectWire("ask emp-123456", "request");
    expect(redactions).toEqual([{ start: 8, end: 14, kind: "EMPLOYEE", placeholder: "{{A3S_REDACTED:EMPLOYEE:1}}" }]);
  });

  it("remembers over a conversation", async () => {
    const sentry = Sentry.create(policy);
    const vault = new RedactionVault();
    await sentry.inspectWire(`first ${key}`, "request", { vault });
    const response = await sentry.inspectWire("use {{A3S_REDACTED:AWS_KEY_ID:1}}", "response", { vault });
    expect(response.restore("use {{A3S_REDACTED:AWS_KEY_ID:1}}")).toBe(`use ${key}`);
  });

  it("takes offsets in UTF-16 units", async () => {
    const { redactions } = await Sentry.create("").inspectWire(`😀${key}`, "request");
    expect(redactions.map(({ start }) => start)).toEqual([2]);
  });

  it("refuses another text than the one that was inspected, what is no text or no direction, and an aborted signal", async () => {
    const sentry = Sentry.create("");
    const inspected = await sentry.inspectWire("a", "request");
    expect(() => inspected.apply("b")).toThrow(RangeError);
    await expect(sentry.inspectWire(1 as unknown as string, "request")).rejects.toThrow(TypeError);
    await expect(sentry.inspectWire("a", "out" as "request")).rejects.toThrow('"request" or "response"');
    await expect(sentry.inspectWire("a", "request", { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow(
      "no",
    );
  });
});
