import type { Attribute, Block, Comment, Document, ObjectEntry, StringLiteral, Value } from "../acl/ast.js";
import { collectComments } from "./collect-comments.js";
import { type CommentIndex, createCommentIndex } from "./comment-index.js";
import { type Arrangement, arrange, type Container, type Line, type LineUnit } from "./lines.js";
import { createMeasure, type Measure, partCount } from "./measure.js";
import { type LinePlan, nameOf, planLines } from "./plan.js";
import { anyLineEnd, trimBlanksEnd, widthOf } from "./source-text.js";
import { keySpelling, labelSpelling, type Spelling, valueSpelling } from "./spelling.js";
import { type Anchor, createWriter, type Writer } from "./writer.js";

interface Printer {
  readonly text: string;
  readonly comments: CommentIndex;
  readonly measure: Measure;
  readonly writer: Writer;
  readonly lineEnd: string;
}

export interface PrintedDocument {
  readonly text: string;
  readonly anchors: readonly Anchor[];
}

/** The document in the one layout; for a tree without syntax errors. */
export function printDocument(text: string, document: Document): PrintedDocument {
  const comments = createCommentIndex(collectComments(document));
  const lineEnd = firstLineEnd(text);
  const writer = createWriter(text, lineEnd);
  const printer: Printer = { text, comments, measure: createMeasure(text, comments), writer, lineEnd };
  printContainer(printer, { kind: "document", start: 0, end: text.length, lines: document.items }, 0);
  return writer.finish();
}

/** A file that starts with CRLF keeps it; every other gets LF. */
function firstLineEnd(text: string): string {
  const lineFeed = text.indexOf("\n");
  const carriageReturn = text.indexOf("\r");
  return carriageReturn >= 0 && carriageReturn + 1 === lineFeed ? "\r\n" : "\n";
}

/** Prints what stands between two brackets over several lines, each of them ended. */
function printContainer(printer: Printer, container: Container, level: number): void {
  const { writer } = printer;
  const arrangement = arrange(printer.text, printer.comments, container);
  const plans = planLines(printer.text, printer.measure, { container, arrangement, indent: 2 * level });
  if (container.kind === "document") separateTallLines(arrangement, plans);
  else {
    printTrailing(printer, arrangement.opening);
    writer.newLine();
  }
  for (const unit of arrangement.units) {
    if (unit.blankBefore) writer.newLine();
    writer.indent(level);
    if (unit.kind === "comment") printComment(printer, unit.comment, unit.moved ? "moved" : "in place");
    else printLineUnit(printer, { unit, container, plan: plans.get(unit.line) }, level);
    writer.newLine();
  }
}

/** In the document a line that is written over several has one blank line on either side, its own comments included. */
function separateTallLines({ units }: Arrangement, plans: ReadonlyMap<Line, LinePlan>): void {
  for (const [index, unit] of units.entries()) {
    if (unit.kind === "comment" || plans.get(unit.line)?.oneLine === true) continue;
    let first = index;
    while (first > 0 && units[first]?.blankBefore === false && units[first - 1]?.kind === "comment") first -= 1;
    const start = units[first];
    if (start !== undefined && first > 0) start.blankBefore = true;
    const next = units[index + 1];
    if (next !== undefined) next.blankBefore = true;
  }
}

function printLineUnit(
  printer: Printer,
  { unit, container, plan }: { unit: LineUnit; container: Container; plan: LinePlan | undefined },
  level: number,
): void {
  printLine(printer, unit.line, { level, oneLine: plan?.oneLine ?? true, nameWidth: plan?.nameWidth ?? 0 });
  const isLastArgument = container.kind === "arguments" && unit.line === container.lines.at(-1);
  if ((container.kind === "list" || container.kind === "arguments") && !isLastArgument) printer.writer.put(",");
  printTrailing(printer, unit.trailing);
}

interface Placement extends LinePlan {
  readonly level: number;
}

function printLine(printer: Printer, line: Line, placement: Placement): void {
  const { writer } = printer;
  switch (line.kind) {
    case "attribute":
      writer.copy(line.nameRange);
      printAssigned(printer, line, placement);
      return;
    case "entry":
      printSpelling(printer, keySpelling(printer.text, line));
      printAssigned(printer, line, placement);
      return;
    case "block":
      printBlock(printer, line, placement);
      return;
    case "bad":
      writer.copy(line.range);
      return;
    default:
      printValue(printer, line, placement);
  }
}

function printAssigned(printer: Printer, line: Attribute | ObjectEntry, placement: Placement): void {
  const { text, writer } = printer;
  writer.put(" ".repeat(1 + Math.max(0, placement.nameWidth - widthOf(nameOf(text, line)))));
  if (line.op === "=") writer.copy(line.opRange);
  else writer.put("=");
  writer.put(" ");
  printValue(printer, line.value, placement);
}

function printBlock(printer: Printer, block: Block, { level, oneLine }: Placement): void {
  const { writer } = printer;
  writer.copy(block.typeRange);
  for (const label of block.labels) {
    writer.put(" ");
    printSpelling(printer, labelSpelling(printer.text, label));
  }
  writer.put(" ");
  writer.copy(block.openRange);
  if (oneLine) {
    const [item] = block.items;
    if (item !== undefined) {
      writer.put(" ");
      printLine(printer, item, { level, oneLine, nameWidth: 0 });
    }
    writer.put(" ");
  } else {
    const end = block.closeRange?.start ?? block.range.end;
    printContainer(printer, { kind: "body", start: block.openRange.end, end, lines: block.items }, level + 1);
    writer.indent(level);
  }
  if (block.closeRange !== undefined) writer.copy(block.closeRange);
}

function printValue(printer: Printer, value: Value, placement: Placement): void {
  switch (value.kind) {
    case "list":
      printBrackets(printer, { value, kind: "list", lines: value.items }, placement);
      return;
    case "object":
      printBrackets(printer, { value, kind: "object", lines: value.entries }, placement);
      return;
    case "call":
      printer.writer.copy(value.nameRange);
      printBrackets(printer, { value, kind: "arguments", lines: value.args }, placement);
      return;
    case "string":
      if (value.quote === "heredoc") printHeredoc(printer, value);
      else printSpelling(printer, valueSpelling(printer.text, value));
      return;
    default:
      printSpelling(printer, valueSpelling(printer.text, value));
  }
}

interface Bracketed {
  readonly value: Extract<Value, { kind: "list" | "object" | "call" }>;
  readonly kind: Container["kind"];
  readonly lines: readonly Line[];
}

function printBrackets(printer: Printer, { value, kind, lines }: Bracketed, { level, oneLine }: Placement): void {
  const { writer } = printer;
  writer.copy(value.openRange);
  if (oneLine) {
    const space = kind === "object" && partCount(value) > 0 ? " " : "";
    writer.put(space);
    for (const [index, line] of lines.entries()) {
      if (index > 0) writer.put(", ");
      printLine(printer, line, { level, oneLine, nameWidth: 0 });
    }
    writer.put(space);
  } else {
    const container = { kind, start: value.openRange.end, end: value.closeRange?.start ?? value.range.end, lines };
    printContainer(printer, container, level + 1);
    writer.indent(level);
  }
  if (value.closeRange !== undefined) writer.copy(value.closeRange);
}

/**
 * The line of the first marker loses the blanks at its end and gets the line end of the document; the lines of the body
 * and the end marker stay as they are.
 */
function printHeredoc(printer: Printer, { range, raw }: StringLiteral): void {
  const header = /^[^\r\n]*/.exec(raw)?.[0].length ?? 0;
  const lineEnd = /^(?:\r\n|\r|\n)/.exec(raw.slice(header, header + 2))?.[0].length ?? 0;
  const headerEnd = range.start + header;
  printer.writer.copy({ start: range.start, end: trimBlanksEnd(printer.text, range.start, headerEnd) });
  printer.writer.newLine();
  printer.writer.copy({ start: headerEnd + lineEnd, end: range.end });
}

function printSpelling(printer: Printer, spelling: Spelling): void {
  if (spelling.kind === "text") printer.writer.put(spelling.text);
  else printer.writer.copy(spelling.range);
}

function printTrailing(printer: Printer, comments: readonly Comment[]): void {
  for (const comment of comments) {
    printer.writer.put("  ");
    printComment(printer, comment, "in place");
  }
}

function printComment(
  { text, lineEnd, writer }: Printer,
  { style, range }: Comment,
  place: "in place" | "moved",
): void {
  const end = style === "/*" ? range.end : trimBlanksEnd(text, range.start, range.end);
  const source = text.slice(range.start, end);
  const printed = source.replace(anyLineEnd, lineEnd);
  if (place === "moved" || printed !== source) writer.put(printed);
  else writer.copy({ start: range.start, end });
}
