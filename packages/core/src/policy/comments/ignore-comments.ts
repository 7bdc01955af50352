import type { Diagnostic, Range } from "@a3s/acl-grammar";
import type { DiagnosticCode } from "../codes/diagnostic-code.js";
import { lineStart, removeItem } from "../text-edits.js";
import { matchRanges } from "./match-ranges.js";
import type { PlacedText } from "./place-comments.js";

export const ignoreCodes = {
  "sentry.ignore.no_reason": {
    severity: "warning",
    message: "Say why this is ignored",
    documentation:
      "A `sentry-ignore` comment gives no reason. It works all the same, but the next reader has to guess.",
  },
  "sentry.ignore.unused": {
    severity: "warning",
    message: "Nothing is silenced by this comment",
    documentation:
      "A `sentry-ignore` comment silences nothing: the finding is gone, the code is unknown, or it is an error, which cannot be silenced.",
  },
} as const satisfies Record<string, DiagnosticCode>;

interface IgnoreComment {
  readonly placed: PlacedText;
  readonly code: string;
  readonly hasReason: boolean;
  /** Findings that start in one of these are silenced. */
  readonly ranges: readonly Range[];
}

/**
 * Takes out the findings that `# sentry-ignore CODE: reason` comments silence, and adds what is wrong with those
 * comments. A comment on its own line is about the item that follows it, one behind code about that line and the item
 * that ends there. `complete`: every finding is there to be silenced, so a comment that silences none is of no use.
 */
export function applyIgnoreComments(
  diagnostics: readonly Diagnostic[],
  comments: readonly PlacedText[],
  source: {
    readonly text: string;
    /** Where the first item begins, or the end of the text where there is none. */
    readonly firstItem: number;
    readonly complete: boolean;
    /** Whether findings of a code were looked for at all. */
    readonly reported: (code: string) => boolean;
  },
): readonly Diagnostic[] {
  const ignores = comments.flatMap((placed) => readIgnoreComment(placed, source) ?? []);
  if (ignores.length === 0) return diagnostics;
  const silenced = new Set<Diagnostic>();
  const used = new Set<IgnoreComment>();
  const silenceable = groupByCode(diagnostics.filter(({ severity }) => severity !== "error"));
  for (const [code, sameCode] of groupByCode(ignores)) {
    const candidates = silenceable.get(code) ?? [];
    const { silences, isSilenced } = matchRanges(
      candidates,
      sameCode.flatMap(({ ranges }) => ranges),
    );
    for (const ignore of sameCode) if (ignore.ranges.some(silences)) used.add(ignore);
    for (const candidate of candidates) if (isSilenced(candidate)) silenced.add(candidate);
  }
  const kept = diagnostics.filter((diagnostic) => !silenced.has(diagnostic));
  return [
    ...kept,
    ...ignores.flatMap((ignore) => {
      const isUsed = used.has(ignore) || !source.complete || !source.reported(ignore.code);
      return faultsOf(ignore, isUsed, source.text);
    }),
  ];
}

export function isIgnoreComment({ text }: Pick<PlacedText, "text">): boolean {
  return /^sentry-ignore(?:[\s:]|$)/u.test(text);
}

function readIgnoreComment(
  placed: PlacedText,
  source: { readonly text: string; readonly firstItem: number },
): IgnoreComment | undefined {
  const match = /^sentry-ignore(?:\s+(?<code>[^\s:]+))?\s*(?::\s*(?<reason>.*))?/su.exec(placed.text);
  if (match === null || !isIgnoreComment(placed)) return undefined;
  const { target } = placed;
  const ranges = target === undefined ? [] : [target.range];
  if (!placed.ownLine) {
    ranges.push({ start: lineStart(source.text, placed.range.start), end: placed.range.start });
  } else if (placed.range.end <= source.firstItem) {
    // A finding about the document as a whole stands at its very start, where no item is.
    ranges.push({ start: 0, end: 0 });
  }
  return { placed, code: match.groups?.code ?? "", hasReason: (match.groups?.reason ?? "").trim() !== "", ranges };
}

function groupByCode<Coded extends { readonly code: string }>(
  coded: readonly Coded[],
): ReadonlyMap<string, readonly Coded[]> {
  const groups = new Map<string, Coded[]>();
  for (const element of coded) {
    const group = groups.get(element.code);
    if (group === undefined) groups.set(element.code, [element]);
    else group.push(element);
  }
  return groups;
}

function faultsOf(ignore: IgnoreComment, used: boolean, text: string): readonly Diagnostic[] {
  const { range } = ignore.placed;
  const faults: Diagnostic[] = [];
  if (!ignore.hasReason) {
    faults.push({ code: "sentry.ignore.no_reason", ...pick("sentry.ignore.no_reason"), range });
  }
  if (!used) {
    const fixes = [{ title: "remove the comment", edits: [removeItem(text, range)] }];
    faults.push({ code: "sentry.ignore.unused", ...pick("sentry.ignore.unused"), range, fixes });
  }
  return faults;
}

function pick(code: keyof typeof ignoreCodes): Pick<Diagnostic, "severity" | "message"> {
  const { severity, message } = ignoreCodes[code];
  return { severity, message };
}
