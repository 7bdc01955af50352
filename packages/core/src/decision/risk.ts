export type RiskType = "system" | "communication" | "atomic";

/** What an event that was not allowed endangers. */
export interface Risk {
  readonly category: RiskCategory;
  readonly name: string;
  readonly riskType: RiskType;
}

/** The categories in the order in which they are inferred, with what each is called. */
export const riskCategories = {
  systemic_risk: { riskType: "system", name: "Cloud metadata SSRF" },
  privilege_escalation: { riskType: "system", name: "Privilege escalation / process injection" },
  secret_exfil: { riskType: "communication", name: "Secret exfiltration" },
  prompt_injection: { riskType: "communication", name: "Prompt injection / jailbreak" },
  communication_risk: { riskType: "communication", name: "Suspicious external communication" },
  data_leak: { riskType: "atomic", name: "Credential or sensitive file access" },
  command_danger: { riskType: "atomic", name: "Dangerous command execution" },
  model_output_risk: { riskType: "communication", name: "Risky model-output concepts" },
  other: { riskType: "atomic", name: "Other risk" },
} as const satisfies Record<string, { riskType: RiskType; name: string }>;

export type RiskCategory = keyof typeof riskCategories;
