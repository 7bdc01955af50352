import { formatEdits, parseAcl, type Range, type TextEdit, toPlain } from "@a3s/acl-grammar";
import type { PolicySyntax } from "../../document/policy-snapshot.js";
import { applyEdits } from "../../syntax/apply-edits.js";
import { lineEndAt, lineStartAt } from "../../syntax/lines.js";
import { nodePathAt } from "../../syntax/node-path.js";
import type { BodyNode } from "../../syntax/place.js";

/** The edits that lay the whole policy out. None for a policy with syntax errors, and none where nothing changes. */
export function formatPolicy({ parsed }: PolicySyntax): readonly TextEdit[] {
  return formatEdits(parsed);
}

/** The same for the items that a stretch of the text touches, each as a whole. */
export function formatPolicyRange(snapshot: PolicySyntax, range: Range): readonly TextEdit[] {
  const whole = itemsAround(snapshot, range);
  return keepMeaning(snapshot, editsWithin(snapshot, whole));
}

/** The edits of the formatter that lie in a stretch of the text; those that go on beyond it are cut at line breaks. */
export function editsWithin(snapshot: PolicySyntax, { start, end }: Range): readonly TextEdit[] {
  return formatPolicy(snapshot)
    .flatMap((edit) => (edit.range.end <= start || edit.range.start >= end ? edit : lineByLine(snapshot.text, edit)))
    .filter(({ range }) => start <= range.start && range.end <= end);
}

/** An edit that keeps the number of lines, as one edit for each line. */
function lineByLine(text: string, edit: TextEdit): readonly TextEdit[] {
  const before = text.slice(edit.range.start, edit.range.end).split(/(\r\n?|\n)/u);
  const after = edit.newText.split(/(\r\n?|\n)/u);
  if (before.length !== after.length || before.length === 1) return [edit];
  let start = edit.range.start;
  return before.flatMap((part, index) => {
    const range = { start, end: start + part.length };
    start = range.end;
    const newText = after[index] ?? "";
    return part === newText ? [] : [{ range, newText }];
  });
}

/** A part of the edits is taken only where the text that it gives says the same: they were made to be taken together. */
export function keepMeaning({ text, parsed }: PolicySyntax, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (edits.length === 0) return edits;
  const { document, diagnostics } = parseAcl(applyEdits(text, edits));
  if (diagnostics.some(({ severity }) => severity === "error")) return [];
  const isSame = JSON.stringify(toPlain(document)) === JSON.stringify(toPlain(parsed.document));
  return isSame ? edits : [];
}

/** From the start of the line of the first item of the innermost body that holds the range, to the end of the last. */
function itemsAround({ parsed, text }: PolicySyntax, range: Range): Range {
  const body = nodePathAt(parsed.document, range.start).findLast(
    (node): node is BodyNode =>
      node.kind === "document" || ((node.kind === "block" || node.kind === "object") && holds(node, range)),
  );
  const items = body === undefined ? [] : body.kind === "object" ? body.entries : body.items;
  const touched = items.filter(({ range: own }) => own.start <= range.end && range.start <= own.end);
  const start = Math.min(range.start, touched[0]?.range.start ?? range.start);
  const end = Math.max(range.end, touched.at(-1)?.range.end ?? range.end);
  return { start: lineStartAt(text, start), end: lineEndAt(text, end) };
}

function holds({ openRange, closeRange }: Exclude<BodyNode, { kind: "document" }>, range: Range): boolean {
  return openRange.end <= range.start && closeRange !== undefined && range.end <= closeRange.start;
}
