import type { PolicyStatus } from "@a3s/sentry-lsp";
import { l10n } from "vscode";

export interface StatusTexts {
  readonly text: string;
  readonly details: readonly string[];
  /** What the user must know before trusting the policy. */
  readonly warning?: string;
}

/** What the status bar says about a policy. */
export function statusTexts(status: PolicyStatus): StatusTexts {
  const { siteRules, builtinRules, tiers, failMode, expectations, unreachedRules } = status;
  if (!status.accepted)
    return { text: l10n.t("policy with errors"), details: [l10n.t("A policy with errors judges nothing.")] };
  const named = [
    ["L1", true],
    ["SAE", tiers.sae],
    ["L2", tiers.llm],
    ["L3", tiers.agent],
  ].flatMap(([name, isConfigured]) => (isConfigured === true ? [name] : []));
  const mode = failMode === "closed" ? l10n.t("fail closed") : l10n.t("fail open");
  const rules = l10n.t("{0}+{1} rules", siteRules, builtinRules);
  return {
    text: [rules, named.join(" "), mode, ...(status.dryRun ? [l10n.t("dry run")] : [])].join(" · "),
    details: [
      l10n.t("{0} rules of this file, {1} built-in ones", siteRules, builtinRules),
      l10n.t("Tiers: {0}", named.join(", ")),
      failMode === "closed" ? l10n.t("What no tier settles is blocked.") : l10n.t("What no tier settles is allowed."),
      l10n.t("{0} expectations, {1} failed", expectations.total, expectations.failed),
      l10n.t("{0} rules that no sample event reaches", unreachedRules),
    ],
    ...(status.escalationsAllowed && {
      warning: l10n.t(
        "Every event that a rule escalates is allowed: no tier is configured, and the fail mode is open.",
      ),
    }),
  };
}
