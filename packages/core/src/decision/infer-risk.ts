import type { EventKind } from "../events/kinds.js";
import type { Tier } from "./decision.js";
import { type Risk, type RiskCategory, riskCategories } from "./risk.js";

interface RiskClue {
  readonly category: RiskCategory;
  /** Any of these in the lower-cased reason. */
  readonly words?: readonly string[];
  /** Any of these kinds. */
  readonly kinds?: readonly EventKind[];
  readonly tier?: Tier;
  /** The words count only on those kinds; otherwise either is enough. */
  readonly wordsNeedKind?: true;
}

/** The first clue that fits names the risk. */
const riskClues: readonly RiskClue[] = [
  { category: "systemic_risk", words: ["metadata", "ssrf"], kinds: ["Egress", "Dns"], wordsNeedKind: true },
  {
    category: "privilege_escalation",
    words: ["privilege", "ptrace", "process injection", "listening port", "backdoor"],
  },
  { category: "secret_exfil", words: ["secret in outbound", "secret exfil", "private key"] },
  { category: "prompt_injection", words: ["prompt injection", "jailbreak"] },
  { category: "communication_risk", words: ["exfil", "callback", "oob", "dnslog"] },
  { category: "data_leak", words: ["credential", "sensitive file"], kinds: ["FileAccess"] },
  {
    category: "command_danger",
    words: ["piped", "reverse-shell", "destructive", "disk", "rce"],
    kinds: ["ToolExec"],
  },
  { category: "model_output_risk", tier: "Sae" },
];

/** What is at risk, as far as the reason of a decision, the kind of the event and the deciding tier tell. */
export function inferRisk(reason: string, kind: EventKind, tier: Tier): Risk {
  const text = reason.toLowerCase();
  return riskOf(riskClues.find((clue) => fits(clue, text, kind, tier))?.category ?? "other");
}

/** The risk of a category. */
export function riskOf(category: RiskCategory): Risk {
  const { name, riskType } = riskCategories[category];
  return { category, name, riskType };
}

function fits(clue: RiskClue, text: string, kind: EventKind, tier: Tier): boolean {
  const word = clue.words?.some((candidate) => text.includes(candidate)) ?? false;
  const ofKind = clue.kinds?.includes(kind) ?? false;
  return clue.wordsNeedKind ? word && ofKind : word || ofKind || clue.tier === tier;
}
