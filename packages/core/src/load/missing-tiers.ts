import type { Diagnostic, Range } from "@a3s/acl-grammar";
import type { DiagnosticCode } from "../policy/codes/diagnostic-code.js";
import type { Policy } from "../policy/policy.js";
import type { Tiers } from "../tiers/judge.js";

export const tierCodes = {
  "sentry.tier.unavailable": {
    severity: "warning",
    message: "The judge has no tier for {name}: what it should decide meets the fail mode",
    documentation:
      "The policy configures a tier that cannot be built where the judge runs, such as an agent in a browser, or that the program leaves out. What it should decide is settled by `fail_closed` as if nothing were configured.",
  },
  "sentry.sae.dictionary": {
    severity: "error",
    message: "The dictionary cannot be used",
    documentation:
      "The file of the dictionary is missing, cannot be read, or is not a dictionary. It is read where a judge is built; checking a policy does not read it.",
  },
} as const satisfies Record<string, DiagnosticCode>;

/** A warning for every tier that the policy configures and the judge is built without. */
export function missingTiers({ llm, agent, sae }: Policy, tiers: Tiers): Diagnostic[] {
  const configured: readonly (readonly [name: string, range: Range | undefined, judge: object | undefined])[] = [
    ["llm", llm?.url.range, tiers.l2],
    ["agent", agent?.bin.range, tiers.l3],
    ["sae", sae?.dict.range, tiers.sae],
  ];
  const code = "sentry.tier.unavailable";
  const { severity, message } = tierCodes[code];
  return configured.flatMap(([name, range, judge]) =>
    range === undefined || judge !== undefined
      ? []
      : [{ code, severity, message: message.replace("{name}", name), range }],
  );
}
