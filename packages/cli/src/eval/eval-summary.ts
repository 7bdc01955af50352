import type { Verdict } from "@a3s/sentry-core";
import type { Colors } from "../terminal/colors.js";
import { countOf } from "../terminal/count-of.js";
import { paintVerdict } from "./paint-verdict.js";

/** What became of the lines of a stream. `lines` is the sum of `judged`, `notJudged` and `blank`. */
export interface EvalSummary {
  lines: number;
  judged: number;
  allow: number;
  block: number;
  escalate: number;
  notJudged: number;
  blank: number;
}

export function emptySummary(): EvalSummary {
  return { lines: 0, judged: 0, allow: 0, block: 0, escalate: 0, notJudged: 0, blank: 0 };
}

/** The summary in one line, for example `3 lines: 2 judged (1 block, 1 allow), 1 not judged`. */
export function prettySummary(summary: EvalSummary, colors: Colors): string {
  const byVerdict = (["block", "escalate", "allow"] satisfies Verdict[])
    .filter((verdict) => summary[verdict] > 0)
    .map((verdict) => paintVerdict(colors, verdict)(`${summary[verdict]} ${verdict}`));
  const parts = [
    `${summary.judged} judged${byVerdict.length > 0 ? ` (${byVerdict.join(", ")})` : ""}`,
    ...(summary.notJudged > 0 ? [`${summary.notJudged} not judged`] : []),
    ...(summary.blank > 0 ? [`${summary.blank} blank`] : []),
  ];
  return `${countOf(summary.lines, "line")}: ${parts.join(", ")}`;
}
