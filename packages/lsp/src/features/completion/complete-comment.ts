import type { Range } from "@a3s/acl-grammar";
import { diagnosticCodes, verdicts } from "@a3s/sentry-core";
import type { PolicySyntax } from "../../document/policy-snapshot.js";
import type { CompletionContext } from "./completion-context.js";
import type { CompletionItem } from "./completion-item.js";

export interface CommentPlace {
  readonly comment: Range;
  readonly offset: number;
}

/** What a comment can tell Sentry: which finding to ignore, and which event gets which verdict. */
export async function completeComment(
  snapshot: PolicySyntax,
  { comment, offset }: CommentPlace,
  { reportedCodes }: CompletionContext,
): Promise<readonly CompletionItem[]> {
  const typed = snapshot.text.slice(comment.start, offset);
  const found = /^(?:#|\/\/)[ \t]*(?<word>sentry-ignore[ \t]+|expect[ \t]+)?(?<rest>[\w.-]*)$/u.exec(typed)?.groups;
  if (found === undefined) return [];
  const { word = "", rest = "" } = found;
  const range = { start: offset - rest.length, end: offset };
  if (word.startsWith("sentry-ignore")) return codeItems(new Set(await reportedCodes?.()), range);
  if (word.startsWith("expect")) return verdicts.map((verdict) => expectItem(verdict, verdict, range));
  return [
    {
      label: "sentry-ignore",
      kind: "comment",
      documentation: "Silences a finding, other than an error, for the next item or for this line.",
      range,
      insert: ["sentry-ignore ", { hole: "" }],
      retrigger: true,
    },
    expectItem("expect", "expect block", range),
  ];
}

function expectItem(label: string, written: string, range: Range): CompletionItem {
  return {
    label,
    kind: "comment",
    documentation: "A test of the policy, above a rule: the event with this subject gets the verdict.",
    range,
    insert: [`${written}: "`, { hole: "" }, '"'],
  };
}

/** All codes that can be silenced; those that are found in this document come first. */
function codeItems(reported: ReadonlySet<string>, range: Range): readonly CompletionItem[] {
  const codes = Object.entries(diagnosticCodes).filter(([, { severity }]) => severity !== "error");
  return [...codes.filter(([code]) => reported.has(code)), ...codes.filter(([code]) => !reported.has(code))].map(
    ([code, { message, documentation }]) => ({
      label: code,
      kind: "code",
      detail: message,
      documentation,
      range,
      insert: [`${code}: `, { hole: "why" }],
    }),
  );
}
