import type { AnalysisRun } from "../analysis/analysis-run.js";
import type { Decision, EnforceAction, Severity, Tier, Verdict } from "../decision/decision.js";
import type { JudgedEvent } from "../events/event.js";
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
  const rows: DryRunRow[] = [];
  let number = 0;
  for (const [start, end] of lineRanges(text)) {
    const { kind, event } = parseEventsLine(text.slice(start, end));
    if (event !== undefined) rows.push(judgedRow(judge, event, { line: number }));
    else if (kind !== "blank" && kind !== "comment") {
      rows.push({ line: number, notJudged: kind === "other" ? "other" : "broken" });
    }
    number++;
    if (number % linesPerPiece === 0) yield { done: end, total: text.length };
  }
  return rows;
}

/** The row of an event; `settled` is what deeper tiers made of it, where they were asked. */
export function judgedRow(
  judge: DryJudge,
  event: JudgedEvent,
  { line, settled }: { readonly line: number; readonly settled?: Settled },
): DryRunRow {
  const dry = judge.judge(event);
  const { l1Decision, decision } = settled ?? dry;
  const { verdict, tier, severity, reason } = decision;
  const rule = judge.rules[dry.winner];
  const deny = explainDeny(decision, unreadSinks(judge.policy), judge.policy.dryRun);
  return {
    line,
    kind: event.kind,
    subject: subjectOf(event).slice(0, maxSubjectLength),
    verdict,
    l1Verdict: l1Decision.verdict,
    tier,
    severity,
    reason,
    ...(rule !== undefined && { rule: { name: rule.name, position: dry.winner, layer: rule.layer } }),
    ...(deny !== undefined && { deny }),
  };
}

/** What all tiers say to an event. */
export interface Settled {
  readonly l1Decision: Decision;
  readonly decision: Decision;
}
