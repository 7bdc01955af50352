import type { PolicyDiffResult, RuleEntry } from "@a3s/sentry-lsp";
import { l10n } from "vscode";
import type { Place, Row, Table } from "./table.js";

type Compared = Extract<PolicyDiffResult, { accepted: true }>;

export interface PolicyDiff {
  readonly before: string;
  readonly after: string;
  readonly result: Compared;
  /** The rules of the old policy, and of the new one. */
  readonly rulesBefore: readonly RuleEntry[];
  readonly rules: readonly RuleEntry[];
  readonly command: string | undefined;
}

/** What two policies judge differently: for each pair of rules a short event that shows it. */
export function policyDiffTable({ before, after, result, rulesBefore, rules, command }: PolicyDiff): Table {
  const rows = result.kinds.flatMap(({ kind, changes }) =>
    changes.map((change): Row => {
      const ruleBefore = placeOf(rulesBefore, change.before);
      const rule = placeOf(rules, change.after);
      const none = l10n.t("no rule");
      return {
        cells: [
          kind,
          change.verdictBefore,
          change.before === undefined ? none : (result.rulesBefore[change.before] ?? ""),
          change.verdictAfter,
          change.after === undefined ? none : (result.rulesAfter[change.after] ?? ""),
          change.witness.subject,
        ],
        details: { witness: change.witness.event },
        ...(ruleBefore !== undefined && { ruleBefore }),
        ...(rule !== undefined && { rule }),
      };
    }),
  );
  return {
    title: l10n.t("{0} compared with {1}", after, before),
    summary: summary(result),
    columns: [
      { key: "kind", label: l10n.t("Kind"), width: 7, choosable: true },
      { key: "before", label: l10n.t("Before"), width: 6, kind: "verdict", choosable: true },
      { key: "ruleBefore", label: l10n.t("Rule before"), width: 9 },
      { key: "after", label: l10n.t("After"), width: 6, kind: "verdict", choosable: true },
      { key: "rule", label: l10n.t("Rule after"), width: 9 },
      { key: "event", label: l10n.t("Event that shows it"), width: 18 },
    ],
    rows,
    empty: l10n.t("No event was found that the two policies judge differently."),
    ...(command !== undefined && { command }),
  };
}

function placeOf(rules: readonly RuleEntry[], position: number | undefined): Place | undefined {
  const location = rules[position ?? -1]?.location;
  return location === undefined ? undefined : { uri: location.uri, line: location.range.start.line };
}

function summary({ kinds }: Compared): string {
  const open = kinds.filter(({ proven }) => !proven).map(({ kind }) => kind);
  const changed = kinds.filter(({ changes }) => changes.length > 0);
  const relations = changed.map(({ kind, relation }) => {
    switch (relation) {
      case "stricter":
        return l10n.t("{0}: stricter", kind);
      case "looser":
        return l10n.t("{0}: looser", kind);
      default:
        return l10n.t("{0}: some stricter, some looser", kind);
    }
  });
  const what = relations.length === 0 ? l10n.t("The verdicts are the same.") : `${relations.join("; ")}.`;
  const proof =
    open.length === 0
      ? l10n.t("Proved for every event there can be.")
      : l10n.t("There may be more differences: not proved for {0}.", open.join(", "));
  return `${what} ${proof}`;
}
