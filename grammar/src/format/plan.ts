import type { Attribute, ObjectEntry } from "../acl/ast.js";
import type { Arrangement, Container, Line, LineUnit } from "./lines.js";
import { type Measure, partCount } from "./measure.js";
import { hasLineBreak, widthOf } from "./source-text.js";
import { keySpelling, spelledText } from "./spelling.js";

/** The longest line that is still written as one, in columns. */
const maximumWidth = 100;

/** How a line is printed. */
export interface LinePlan {
  readonly oneLine: boolean;
  /** Columns that the name takes up to the blank before `=`; only of a name with a value. */
  readonly nameWidth: number;
}

/** What is known of a line before it is laid out; widths in columns. */
interface Draft {
  readonly unit: LineUnit;
  readonly nameWidth: number | undefined;
  /** Everything but the name and the indentation. */
  readonly restWidth: number;
  readonly breakable: boolean;
  oneLine: boolean;
  paddedWidth: number;
}

/** Decides which lines of a container are written as one, and how far their names are padded. */
export function planLines(
  text: string,
  measure: Measure,
  { container, arrangement, indent }: { container: Container; arrangement: Arrangement; indent: number },
): ReadonlyMap<Line, LinePlan> {
  const drafts = new Map<LineUnit, Draft>();
  const last = container.lines.at(-1);
  for (const unit of arrangement.units) {
    if (unit.kind !== "line") continue;
    const comma = container.kind === "list" || (container.kind === "arguments" && unit.line !== last) ? 1 : 0;
    drafts.set(unit, draftOf(text, measure, { unit, comma, indent }));
  }

  // Padding can only shrink when a line leaves its run, so one look at every run settles which lines are too long.
  for (const run of runsOf(text, arrangement, drafts)) {
    const width = widestName(run);
    for (const draft of run) {
      if (draft.breakable && indent + width + draft.restWidth > maximumWidth) draft.oneLine = false;
    }
  }
  for (const run of runsOf(text, arrangement, drafts)) {
    const width = widestName(run);
    for (const draft of run) draft.paddedWidth = width;
  }
  return new Map(
    [...drafts.values()].map((draft) => [draft.unit.line, { oneLine: draft.oneLine, nameWidth: draft.paddedWidth }]),
  );
}

function draftOf(
  text: string,
  measure: Measure,
  { unit, comma, indent }: { unit: LineUnit; comma: number; indent: number },
): Draft {
  const { line } = unit;
  const named = line.kind === "attribute" || line.kind === "entry";
  const nameWidth = named ? widthOf(nameOf(text, line)) : undefined;
  const restWidth = comma + (named ? 3 + measure.value(line.value) : widthOfUnnamed(measure, line));
  const breakable = named ? partCount(line.value) > 0 : isBreakable(line);
  const width = indent + (nameWidth ?? 0) + restWidth;
  const oneLine = Number.isFinite(width) && (width <= maximumWidth || !breakable);
  return { unit, nameWidth, restWidth, breakable, oneLine, paddedWidth: nameWidth ?? 0 };
}

/** The name of an attribute, or the key of an entry as it is printed. */
export function nameOf(text: string, line: Attribute | ObjectEntry): string {
  return line.kind === "attribute" ? line.name : spelledText(text, keySpelling(text, line));
}

function widthOfUnnamed(measure: Measure, line: Exclude<Line, Attribute | ObjectEntry>): number {
  if (line.kind === "block") return measure.block(line);
  return line.kind === "bad" ? Number.POSITIVE_INFINITY : measure.value(line);
}

function isBreakable(line: Exclude<Line, Attribute | ObjectEntry>): boolean {
  if (line.kind === "bad") return false;
  return line.kind === "block" ? line.items.length > 0 : partCount(line) > 0;
}

/** Consecutive named lines that are written as one, with nothing between them. */
function runsOf(text: string, arrangement: Arrangement, drafts: ReadonlyMap<LineUnit, Draft>): Draft[][] {
  const runs: Draft[][] = [];
  let run: Draft[] | undefined;
  for (const unit of arrangement.units) {
    const draft = unit.kind === "line" ? drafts.get(unit) : undefined;
    if (draft === undefined || draft.nameWidth === undefined || !draft.oneLine) {
      run = undefined;
      continue;
    }
    if (run === undefined || unit.blankBefore) {
      run = [];
      runs.push(run);
    }
    run.push(draft);
    const spansLines = draft.unit.trailing.some((comment) =>
      hasLineBreak(text, comment.range.start, comment.range.end),
    );
    if (spansLines) run = undefined;
  }
  return runs;
}

function widestName(run: readonly Draft[]): number {
  return run.reduce((widest, draft) => Math.max(widest, draft.nameWidth ?? 0), 0);
}
