import type { JudgedRules, Reachability } from "@a3s/sentry-core";
import { paintVerdict } from "../eval/paint-verdict.js";
import { clipText, padText } from "../terminal/clip-text.js";
import type { Colors } from "../terminal/colors.js";

/** A rule by its position from 0, and whether an event reaches it. */
export interface RuleWitness {
  readonly index: number;
  readonly answer: Reachability;
}

const numberWidth = 4;
const indent = " ".repeat(numberWidth + 2);

/** A rule and its event for people, two lines. The subject is clipped, the event is whole in the other formats. */
export function witnessRow(
  { rules }: JudgedRules,
  { index, answer }: RuleWitness,
  { colors, width }: { readonly colors: Colors; readonly width: number },
): string {
  const rule = rules[index];
  if (rule === undefined) return "";
  const verdict = paintVerdict(colors, rule.verdict)(padText(rule.verdict, 8));
  const start = `${colors.dim(String(index + 1).padStart(numberWidth))}  ${padText(rule.layer, 7)}  ${verdict}  `;
  const room = width - numberWidth - 2 - 7 - 2 - 8 - 2;
  return `${start}${clipText(rule.name, room)}\n${indent}${describe(rules, answer, width - indent.length)}\n`;
}

function describe(rules: JudgedRules["rules"], answer: Reachability, width: number): string {
  switch (answer.kind) {
    case "reachable": {
      const { kind, subject } = answer.witness;
      return subject === "" ? `${kind}, the empty text` : `${kind}  ${clipText(subject, width - kind.length - 2)}`;
    }
    case "unreachable": {
      const names = answer.hiddenBy.map((hiding) => `${hiding + 1} ${rules[hiding]?.name ?? ""}`).join(", ");
      return clipText(
        names === "" ? "no event: the pattern occurs in none of its kind" : `no event: hidden by ${names}`,
        width,
      );
    }
    case "unproven":
      return "not proven: no event was found within the budget";
  }
}

/** The same in the JSON output; `position` counts from 1 over both layers. */
export function jsonWitness({ rules }: JudgedRules, { index, answer }: RuleWitness) {
  const { name, layer } = rules[index] ?? {};
  const rule = { position: index + 1, layer, name, result: answer.kind };
  if (answer.kind === "reachable") return { ...rule, witness: answer.witness };
  if (answer.kind === "unproven") return rule;
  const hiddenBy = answer.hiddenBy.map((hiding) => ({ position: hiding + 1, name: rules[hiding]?.name }));
  return { ...rule, hiddenBy };
}
