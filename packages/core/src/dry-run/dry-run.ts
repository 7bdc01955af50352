import type { AnalysisRun } from "../analysis/analysis-run.js";
import type { EnforceAction, Severity, Tier, Verdict } from "../decision/decision.js";
import type { EventKind } from "../events/kinds.js";
import { subjectOf } from "../events/subject-of.js";
import { lineRanges } from "../expectations/events-file.js";
import { parseEventsLine } from "../expectations/events-line.js";
import { explainDeny } from "../explain/explain-deny.js";
import type { DryJudge } from "./dry-judge.js";
import { unreadSinks } from "./unread-sinks.js";

/** What a policy says to one line of events. Plain JSON. */
export type DryRunRow =
  | {
      /** From 0. */
      readonly line: number;
      readonly kind: EventKind;
      /** The text that the rules see, untrusted; the first 500 UTF-16 units of a longer one. */
      readonly subject: string;
      /** What stands where no deeper tier answers. */
      readonly verdict: Verdict;
      /** What the rules decide. */
      readonly l1Verdict: Verdict;
      readonly tier: Tier;
      readonly severity: Severity;
      readonly reason: string;
      /** The rule that decided: its name, its position and where it comes from. */
      readonly rule?: { readonly name: string; readonly position: number; readonly layer: "site" | "builtin" };
      readonly deny?: DryRunDeny;
    }
  /** A line that is not judged: its kind of event is not, or it is no event. */
  | { readonly line: number; readonly notJudged: "other" | "broken" };

/** The deny of a block. Nothing is written. */
export interface DryRunDeny {
  readonly action: EnforceAction;
  /** The deny-file as the policy spells it; a variable by its name. */
  readonly path?: string;
  /** The line that would be written there. */
  readonly line?: string;
  /** Why none would be. */
  readonly obstacle?: string;
}

const maxSubjectLength = 500;
const linesPerPiece = 32;

/**
 * Judges a text of events line by line without acting: nothing is written, asked, started or read, whatever the policy
 * says. Blank lines and comments have no row. Yields after some lines, so that a file of any size can be run beside other
 * work and stopped.
 */
export function* dryRun(judge: DryJudge, text: string): AnalysisRun<readonly DryRunRow[]> {
  const sinks = unreadSinks(judge.policy);
  const rows: DryRunRow[] = [];
  let number = 0;
  for (const [start, end] of lineRanges(text)) {
    const row = rowOf(number, text.slice(start, end));
    if (row !== undefined) rows.push(row);
    number++;
    if (number % linesPerPiece === 0) yield { done: end, total: text.length };
  }
  return rows;

  function rowOf(line: number, content: string): DryRunRow | undefined {
    const { kind, event } = parseEventsLine(content);
    if (kind === "blank" || kind === "comment") return undefined;
    if (event === undefined) return { line, notJudged: kind === "other" ? "other" : "broken" };
    const { l1Decision, decision, winner } = judge.judge(event);
    const { verdict, tier, severity, reason } = decision;
    const rule = judge.rules[winner];
    const deny = explainDeny(decision, sinks, judge.policy.dryRun);
    return {
      line,
      kind: event.kind,
      subject: subjectOf(event).slice(0, maxSubjectLength),
      verdict,
      l1Verdict: l1Decision.verdict,
      tier,
      severity,
      reason,
      ...(rule !== undefined && { rule: { name: rule.name, position: winner, layer: rule.layer } }),
      ...(deny !== undefined && { deny }),
    };
  }
}
