import { readFileSync } from "node:fs";
import { builtinPolicyText, builtinRules, riskCategories } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";
import { builtinPolicyModule } from "../../scripts/builtin-policy-module.mjs";
import { builtinRuleNames } from "../../src/builtin/names.js";
import { analyzeDocument } from "../../src/policy/analyze-document.js";

const source = (name: string) => readFileSync(new URL(`../../src/builtin/${name}`, import.meta.url), "utf8");

/** Verdict and kind that other programs rely on, by rule name. */
const families = {
  "privesc-setuid": ["SecurityAction", "block", undefined],
  "process-injection": ["SecurityAction", "block", undefined],
  "bind-listener": ["SecurityAction", "escalate", undefined],
  "pipe-to-shell": ["ToolExec", "block", "deny-exec"],
  "reverse-shell": ["ToolExec", "block", "deny-exec"],
  "destructive-rm": ["ToolExec", "block", "deny-exec"],
  "disk-overwrite": ["ToolExec", "block", "deny-exec"],
  "rce-primitive": ["ToolExec", "escalate", "deny-exec"],
  "read-credentials": ["FileAccess", "escalate", "deny-file"],
  "secret-in-egress": ["SslContent", "escalate", undefined],
  "prompt-injection": ["SslContent", "escalate", undefined],
  "cloud-metadata": ["Egress", "block", "deny-egress"],
  "oob-exfil-dns": ["Dns", "block", undefined],
  "suspicious-dns": ["Dns", "escalate", undefined],
} as const;

describe("the built-in policy", () => {
  it("is in the package as it stands in builtin.acl", () => {
    expect(source("builtin-policy.generated.ts")).toBe(builtinPolicyModule(source("builtin.acl")));
    expect(builtinPolicyText).toBe(source("builtin.acl"));
  });

  it("has every family, with the verdict and action that other programs rely on", () => {
    const byName = new Map(builtinRules().map((rule) => [rule.name, rule]));
    for (const [name, [on, verdict, action]] of Object.entries(families)) {
      const rule = byName.get(name);
      expect([name, rule?.on, rule?.verdict, rule?.action]).toEqual([name, on, verdict, action]);
    }
  });

  it("states a risk for every rule, and is read once", () => {
    expect(builtinRules()).toBe(builtinRules());
    for (const rule of builtinRules()) {
      expect(rule.layer).toBe("builtin");
      expect(Object.keys(riskCategories)).toContain(rule.risk);
    }
    expect(builtinRules().map(({ name }) => name)).toEqual([...builtinRuleNames]);
  });

  it("has no finding but those on what only a site decides: tiers and deny-files", () => {
    const site = ["sentry.rule.fails_open", "sentry.rule.action_no_sink", "sentry.rule.action_on_escalate"];
    const { diagnostics } = analyzeDocument(builtinPolicyText, {}, { name: "builtin", builtinNames: new Set() });
    expect(diagnostics.filter(({ code }) => !site.includes(code))).toEqual([]);
  });
});
