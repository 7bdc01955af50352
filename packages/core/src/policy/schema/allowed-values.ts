import { type Severity, severities, type Verdict, verdicts } from "../../decision/decision.js";
import { type RiskCategory, riskCategories } from "../../decision/risk.js";
import { type EventKind, eventKinds } from "../../events/kinds.js";
import type { RuleAction } from "../policy.js";
import type { AllowedValue } from "./types.js";

const kindDocumentation: Readonly<Record<EventKind, string>> = {
  ToolExec: "A command is run. The pattern sees the arguments, joined by one space.",
  Egress: "A connection goes out. The pattern sees `peer:port`.",
  Dns: "A host name is looked up. The pattern sees the name.",
  FileAccess: "A file is opened. The pattern sees its path.",
  SslContent: "Text goes through TLS. The pattern sees the text.",
  SecurityAction: "The kernel saw a privileged action. The pattern sees `kind detail`, for example `setuid-root 0`.",
  LlmActivations: "Activations of a model were sampled. The pattern sees `N sae features @Llayer`, a mere count.",
};

const verdictDocumentation: Readonly<Record<Verdict, string>> = {
  allow: "The event is harmless; no later rule is asked.",
  block: "The event is hostile; the rule's action applies.",
  escalate: "A deeper tier decides; without one, `fail_closed` does.",
};

const severityDocumentation: Readonly<Record<Severity, string>> = {
  info: "Worth a line in a log.",
  low: "Unusual, hardly harmful.",
  medium: "Suspicious.",
  high: "Harmful if it was meant.",
  critical: "An attack, or as bad as one.",
};

const table = <Key extends string>(keys: readonly Key[], documentation: Readonly<Record<Key, string>>) =>
  keys.map((value): AllowedValue & { readonly value: Key } => ({ value, documentation: documentation[value] }));

/** The kinds that a rule can be about, `*` for all of them first. */
export const allowedKinds: readonly (AllowedValue & { readonly value: EventKind | "*" })[] = [
  { value: "*", documentation: "Events of every kind." },
  ...table(eventKinds, kindDocumentation),
];

export const allowedVerdicts = table(verdicts, verdictDocumentation);

/** In ascending order. */
export const allowedSeverities = table(severities, severityDocumentation);

/** What an action denies: the deny-file that it writes to, and the one kind of event that has a target for it. */
export const actionTargets: Readonly<
  Record<RuleAction, { readonly sink: "egress" | "file" | "exec"; readonly kind: EventKind }>
> = {
  "deny-egress": { sink: "egress", kind: "Egress" },
  "deny-file": { sink: "file", kind: "FileAccess" },
  "deny-exec": { sink: "exec", kind: "ToolExec" },
};

export const ruleActions: readonly RuleAction[] = ["deny-egress", "deny-file", "deny-exec"];

export const allowedActions = table(ruleActions, {
  "deny-egress": "Write the peer of an Egress event to the deny-file `egress`.",
  "deny-file": "Write the path of a FileAccess event to the deny-file `file`.",
  "deny-exec": "Write the program of a ToolExec event to the deny-file `exec`.",
});

export const allowedRisks = (Object.keys(riskCategories) as RiskCategory[]).map((value) => ({
  value,
  documentation: `${riskCategories[value].name} (${riskCategories[value].riskType}).`,
}));
