import { type EventKind, inferRisk, riskCategories, type Tier } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";

describe("inferRisk", () => {
  it.each<[string, EventKind, Tier, string]>([
    ["cloud METADATA endpoint", "Egress", "Rules", "systemic_risk"],
    ["possible SSRF", "Dns", "Rules", "systemic_risk"],
    ["metadata", "ToolExec", "Rules", "command_danger"],
    ["metadata", "SslContent", "Rules", "other"],
    ["ptrace of another process", "SecurityAction", "Rules", "privilege_escalation"],
    ["Process Injection", "Dns", "Rules", "privilege_escalation"],
    ["privilege", "FileAccess", "Rules", "privilege_escalation"],
    ["listening port opened", "SecurityAction", "Rules", "privilege_escalation"],
    ["backdoor account", "ToolExec", "Rules", "privilege_escalation"],
    ["secret in outbound request", "SslContent", "Rules", "secret_exfil"],
    ["secret exfiltration", "ToolExec", "Rules", "secret_exfil"],
    ["private key read", "FileAccess", "Rules", "secret_exfil"],
    ["prompt injection", "SslContent", "Llm", "prompt_injection"],
    ["jailbreak attempt", "SslContent", "Llm", "prompt_injection"],
    ["data exfil", "Dns", "Rules", "communication_risk"],
    ["callback domain", "Dns", "Rules", "communication_risk"],
    ["dnslog", "Dns", "Rules", "communication_risk"],
    ["credential read", "ToolExec", "Rules", "data_leak"],
    ["sensitive file", "SslContent", "Rules", "data_leak"],
    ["odd", "FileAccess", "Rules", "data_leak"],
    ["payload piped to a shell", "SslContent", "Rules", "command_danger"],
    ["odd", "ToolExec", "Agent", "command_danger"],
    ["odd", "LlmActivations", "Sae", "model_output_risk"],
    ["odd", "Egress", "Rules", "other"],
    ["", "Dns", "Rules", "other"],
  ])("reads %j on %s by %s as %s", (reason, kind, tier, category) => {
    const { name, riskType } = riskCategories[category as keyof typeof riskCategories];
    expect(inferRisk(reason, kind, tier)).toEqual({ category, name, riskType });
  });
});
