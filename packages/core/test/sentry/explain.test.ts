import { egress, fileAccess, Sentry, toolExec } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";

const sentry = Sentry.create(`
  deny { exec = "/var/lib/deny/exec", egress = "/var/lib/deny/egress" }
  rule "dns-only" { on = "Dns", match = "rm", verdict = "block", severity = "low", reason = "r" }
  rule "never" { on = "ToolExec", match = "zzz", verdict = "block", severity = "low", reason = "r" }
  rule "ours" { on = "*", match = "-rf", verdict = "block", severity = "low", reason = "no force", action = "deny-exec" }
`);

function steps(event: string, judge = sentry): string[] {
  return (judge.explain(event)?.steps ?? [])
    .filter(({ outcome }) => outcome !== "other-kind" && outcome !== "no-match")
    .map(({ rule, outcome, span }) => `${rule.name} ${outcome} ${span?.start}-${span?.end}`);
}

describe("explain", () => {
  it("shows every rule in order, and why it did or did not apply", () => {
    const explanation = sentry.explain(toolExec(1, ["/bin/rm", "-rf", "/"]));
    expect(explanation?.subject).toBe("/bin/rm -rf /");
    expect(explanation?.steps.slice(0, 3).map(({ rule, outcome }) => [rule.name, outcome])).toEqual([
      ["dns-only", "other-kind"],
      ["never", "no-match"],
      ["ours", "decides"],
    ]);
    expect(explanation?.steps.find(({ rule }) => rule.name === "destructive-rm")?.outcome).toBe("overruled");
    expect(explanation?.steps.length).toBeGreaterThan(15);
    expect(steps(toolExec(1, ["/bin/rm", "-rf", "x"]))).toEqual(["ours decides 8-11"]);
  });

  it("shows the decision and the line that would be written", () => {
    expect(sentry.explain(toolExec(1, ["/bin/rm", "-rf", "x"]))).toMatchObject({
      evidenceComplete: true,
      l1Decision: { verdict: "block", rule: "ours" },
      decision: { verdict: "block", rule: "ours" },
      deny: { action: { kind: "DenyExec", target: "/bin/rm" }, path: "/var/lib/deny/exec", line: "/bin/rm" },
    });
  });

  it("shows why no line would be written", () => {
    expect(sentry.explain(toolExec(1, ["rm", "-rf", "x"]))?.deny).toMatchObject({
      path: "/var/lib/deny/exec",
      obstacle: "a guard could not use the target: it is not an absolute path",
    });
    const dry = Sentry.create('dry_run = true\ndeny { egress = "/e" }\n');
    expect(dry.explain(egress(1, "169.254.169.254", 80))?.deny).toMatchObject({ obstacle: "dry_run is on" });
    const off = Sentry.create("");
    expect(off.explain(egress(1, "169.254.169.254", 80))?.deny?.obstacle).toBe("no deny file is configured for it");
    expect(off.explain(fileAccess(1, "/etc/shadow"))?.deny).toBeUndefined();
  });

  it("shows an escalation and what the fail mode makes of it", () => {
    expect(Sentry.create("").explain(fileAccess(1, "/etc/shadow"))).toMatchObject({
      l1Decision: { verdict: "escalate" },
      decision: { verdict: "allow", reason: expect.stringContaining("fail-open") },
    });
  });

  it("shows the rules that incomplete evidence passes over", () => {
    const judge = Sentry.create(
      'rule "ok" { on = "ToolExec", match = "^rm", verdict = "allow", severity = "info", reason = "r" }\n',
    );
    const event = JSON.stringify({ event: { ToolExec: { pid: 1, argv: ["rm", "-rf", "/"], argv_truncated: true } } });
    expect(steps(event, judge)).toEqual(["ok passed-over 0-2", "destructive-rm decides 0-8"]);
    expect(judge.explain(event)?.evidenceComplete).toBe(false);
  });

  it("counts nothing and writes nothing", () => {
    const judge = Sentry.create("");
    judge.explain(egress(1, "169.254.169.254", 80));
    expect(judge.metrics.events).toBe(0);
  });
});
