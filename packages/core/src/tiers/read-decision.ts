import {
  type Decision,
  type EnforceAction,
  type Severity,
  severities,
  type Tier,
  type Verdict,
  verdicts,
} from "../decision/decision.js";
import { inferRisk } from "../decision/infer-risk.js";
import { type Risk, riskCategories } from "../decision/risk.js";
import type { JudgedEvent } from "../events/event.js";
import type { SaeScore } from "../sae/score.js";

/** What a judge answered: a whole decision, or why it is none. */
export type ReadDecision =
  | { readonly sound: true; readonly decision: Decision }
  | { readonly sound: false; readonly why: string };

/**
 * Reads what a judge returned, which may be anything where the judge is written in plain JavaScript. Every member is
 * read once. The result is a new object, whose tier is that of the place where the judge stands.
 *
 * An allow counts only where it is whole: with its severity and a reason. A block or an escalation stands as long as its
 * verdict is clear, and what is missing is filled in, since to drop it could let the event pass.
 */
export function readDecision(answer: unknown, tier: Exclude<Tier, "Rules">, event: JudgedEvent): ReadDecision {
  if (typeof answer !== "object" || answer === null) return unsound("it returned no decision");
  const { verdict, severity, reason, action, risk, rule, explain } = answer as Readonly<Record<string, unknown>>;
  if (!isVerdict(verdict)) return unsound("it returned no verdict of allow, block and escalate");
  const saysWhy = typeof reason === "string" && reason.trim() !== "";
  if (verdict === "allow" && !saysWhy) return unsound("it allowed without a reason");
  if (verdict === "allow" && !isSeverity(severity)) return unsound("it allowed without a severity");

  const text = saysWhy ? reason : `${prefixes[tier]}: no reason given`;
  const readRisk = isRisk(risk) ? { category: risk.category, name: risk.name, riskType: risk.riskType } : undefined;
  const neededRisk = readRisk ?? (verdict === "allow" ? undefined : inferRisk(text, event.kind, tier));
  const deny = verdict === "allow" ? undefined : readAction(action);
  return {
    sound: true,
    decision: {
      verdict,
      tier,
      severity: isSeverity(severity) ? severity : "medium",
      reason: text,
      ...(deny && { action: deny }),
      ...(neededRisk && { risk: neededRisk }),
      ...(typeof rule === "string" && { rule }),
      // A score explains and decides nothing.
      ...(tier === "Sae" && typeof explain === "object" && explain !== null && { explain: explain as SaeScore }),
    },
  };
}

const prefixes = { Llm: "L2", Agent: "L3", Sae: "SAE" } as const;
const actionKinds: readonly unknown[] = ["DenyEgress", "DenyFile", "DenyExec"] satisfies EnforceAction["kind"][];

function unsound(why: string): ReadDecision {
  return { sound: false, why };
}

function isVerdict(value: unknown): value is Verdict {
  return (verdicts as readonly unknown[]).includes(value);
}

function isSeverity(value: unknown): value is Severity {
  return (severities as readonly unknown[]).includes(value);
}

function readAction(value: unknown): EnforceAction | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { kind, target } = value as Readonly<Record<string, unknown>>;
  if (!actionKinds.includes(kind) || typeof target !== "string") return undefined;
  return { kind: kind as EnforceAction["kind"], target };
}

function isRisk(value: unknown): value is Risk {
  if (typeof value !== "object" || value === null) return false;
  const { category, name, riskType } = value as Readonly<Record<string, unknown>>;
  if (typeof category !== "string" || !Object.hasOwn(riskCategories, category)) return false;
  const known = riskCategories[category as keyof typeof riskCategories];
  return typeof name === "string" && riskType === known.riskType;
}
