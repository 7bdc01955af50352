import type { Range, TextEdit } from "@a3s/acl-grammar";
import { type EventsFile, lineAt, type PlacedLine } from "@a3s/sentry-core";

/** The name of a rule in what a line expects. */
export interface RuleReference {
  readonly name: string;
  /** The text with its quotes, offsets in the file. */
  readonly range: Range;
}

/** The names of rules that the expectations of a file hold, in order; those of one rule where a name is given. */
export function ruleReferences(file: EventsFile, name?: string): RuleReference[] {
  return file.lines.flatMap((placed) => {
    const reference = referenceOf(placed);
    return reference === undefined || (name !== undefined && reference.name !== name) ? [] : [reference];
  });
}

/** The name of a rule at an offset. */
export function ruleReferenceAt(file: EventsFile, offset: number): RuleReference | undefined {
  const placed = lineAt(file, offset);
  const reference = placed === undefined ? undefined : referenceOf(placed);
  return reference !== undefined && reference.range.start <= offset && offset <= reference.range.end
    ? reference
    : undefined;
}

/** The edits of a file that a new name of a rule asks for. */
export function renameRuleReferences(file: EventsFile, name: string, newName: string): TextEdit[] {
  return ruleReferences(file, name).map(({ range }) => ({ range, newText: JSON.stringify(newName) }));
}

function referenceOf({ start, line: { expectation } }: PlacedLine): RuleReference | undefined {
  const range = expectation?.ranges.rule;
  const name = expectation?.expected.rule;
  if (range === undefined || typeof name !== "string") return undefined;
  return { name, range: { start: start + range.start, end: start + range.end } };
}
