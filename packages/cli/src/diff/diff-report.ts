import type { ChangedPair, JudgedRules, KindDiff, Verdict } from "@a3s/sentry-core";
import { paintVerdict } from "../eval/paint-verdict.js";
import { clipText, padText } from "../terminal/clip-text.js";
import type { Colors } from "../terminal/colors.js";
import { countOf } from "../terminal/count-of.js";
import type { ComparedLines } from "./changed-events.js";

export interface PolicyPair {
  readonly before: JudgedRules;
  readonly after: JudgedRules;
}

export interface Layout {
  readonly colors: Colors;
  /** Columns of a line. */
  readonly width: number;
}

const kindWidth = 14;

/** What changed between two policies, for people. With line breaks. */
export function diffReport(policies: PolicyPair, diffs: readonly KindDiff[], layout: Layout): string {
  return diffs.map((diff) => kindReport(policies, diff, layout)).join("");
}

function kindReport(policies: PolicyPair, { kind, relation, changes, proven }: KindDiff, layout: Layout): string {
  const { colors, width } = layout;
  const paint = relation === "equal" ? colors.green : relation === "stricter" ? colors.yellow : colors.red;
  const doubt = proven ? "" : colors.dim(", as far as found within the budget");
  const lines = [`${colors.bold(padText(kind, kindWidth))}  ${paint(relation)}${doubt}`];
  for (const change of changes) {
    const { subject } = change.witness;
    const before = side(policies.before, change.before, change.verdictBefore, layout);
    const after = side(policies.after, change.after, change.verdictAfter, layout);
    const event = subject === "" ? "the empty text" : clipText(subject, width - "    event  ".length);
    lines.push(`  ${before} ${colors.dim("->")} ${after}`, `    ${colors.dim("event")}  ${event}`);
  }
  return `${lines.join("\n")}\n`;
}

function side({ rules }: JudgedRules, index: number | undefined, verdict: Verdict, { colors, width }: Layout): string {
  const painted = paintVerdict(colors, verdict)(verdict);
  if (index === undefined) return `${painted} by no rule`;
  return `${painted} by ${index + 1} ${clipText(rules[index]?.name ?? "", Math.floor(width / 2) - 20)}`;
}

/** The recorded events whose verdict changes, for people, and how many events that is said of. */
export function eventsReport({ changed, judged, notJudged }: ComparedLines, { colors, width }: Layout): string {
  const rows = changed.map(({ line, kind, subject, before, after }) => {
    const verdicts = `${paintVerdict(colors, before)(padText(before, 8))} -> ${paintVerdict(colors, after)(padText(after, 8))}`;
    const used = 5 + 2 + 8 + 4 + 8 + 2 + kindWidth + 2;
    return `${colors.dim(String(line).padStart(5))}  ${verdicts}  ${padText(kind, kindWidth)}  ${clipText(subject, width - used)}\n`;
  });
  const change = changed.length === 1 ? "changes its verdict" : "change their verdict";
  const others = notJudged === 0 ? "" : `; ${countOf(notJudged, "line")} not judged`;
  return `${rows.join("")}${changed.length} of ${countOf(judged, "recorded event")} ${change}${others}\n`;
}

/** The same in the JSON output; `position` counts from 1 over both layers, null stands for no rule. */
export function jsonDiff({ before, after }: PolicyPair, diffs: readonly KindDiff[]) {
  return diffs.map(({ kind, relation, proven, changes }) => ({
    kind,
    relation,
    proven,
    changes: changes.map((change: ChangedPair) => ({
      before: jsonSide(before, change.before, change.verdictBefore),
      after: jsonSide(after, change.after, change.verdictAfter),
      witness: change.witness,
    })),
  }));
}

function jsonSide({ rules }: JudgedRules, index: number | undefined, verdict: Verdict) {
  const rule = index === undefined ? undefined : rules[index];
  if (index === undefined || rule === undefined) return { verdict, rule: null };
  return { verdict, rule: { position: index + 1, layer: rule.layer, name: rule.name } };
}
