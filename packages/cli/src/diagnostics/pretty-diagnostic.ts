import type { Diagnostic, DiagnosticSeverity, LineIndex, Range } from "@a3s/acl-grammar";
import type { Colors } from "../terminal/colors.js";
import { visibleText } from "../terminal/visible-text.js";
import { gutter, lastLine, renderSnippet } from "./snippet.js";

/** A source text under the name that the user gave it. */
export interface NamedSource {
  readonly name: string;
  readonly text: string;
  readonly lineIndex: LineIndex;
}

export interface PrettyOptions {
  readonly colors: Colors;
  /** Columns of a line. */
  readonly width: number;
}

/**
 * A diagnostic for people: place, severity, message and code on the first line (in the form that editors and terminals
 * make a link of), then the source with the range marked, details, related places and the fix. Ends with a line break.
 */
export function prettyDiagnostic(source: NamedSource, diagnostic: Diagnostic, options: PrettyOptions): string {
  const { colors } = options;
  const related = diagnostic.related ?? [];
  const paint = severityPaint(colors)[diagnostic.severity];
  const frame = { colors, width: options.width, gutterWidth: gutterWidth(source, [diagnostic, ...related]) };
  const title = `${colors.bold(place(source, diagnostic.range))}: ${paint(`${diagnostic.severity}:`)} `;
  const lines = [
    `${title}${colors.bold(visibleText(diagnostic.message))} ${colors.dim(`[${diagnostic.code}]`)}`,
    gutter(frame),
    ...renderSnippet({ ...source, ...frame, range: diagnostic.range, mark: "^", paintMark: paint }),
  ];
  for (const [label, text] of details(diagnostic)) lines.push(note(frame, label, text));
  for (const { message, range } of related) {
    lines.push(
      note(frame, "related", `${place(source, range)}: ${message}`),
      ...renderSnippet({ ...source, ...frame, range, mark: "-", paintMark: colors.blue }),
    );
  }
  const fix = diagnostic.fixes?.[0];
  if (fix) lines.push(note(frame, "fix", fix.title));
  return `${lines.join("\n")}\n`;
}

/** `FILE:LINE:COLUMN`, counted from 1; a column is one character. */
export function place(source: NamedSource, range: Range): string {
  const { line } = source.lineIndex.positionAt(range.start);
  const lineStart = source.lineIndex.offsetAt({ line, character: 0 });
  const column = countCharacters(source.text, lineStart, range.start) + 1;
  return `${visibleText(source.name)}:${line + 1}:${column}`;
}

/** How each severity is painted. */
export function severityPaint(colors: Colors): Record<DiagnosticSeverity, Colors["red"]> {
  return {
    error: (text) => colors.bold(colors.red(text)),
    warning: (text) => colors.bold(colors.yellow(text)),
    information: colors.blue,
    hint: colors.cyan,
  };
}

/** What the data of a diagnostic adds for a reader: what is wrong in the words of the pattern, and what could stand there. */
function details({ data, message }: Diagnostic): (readonly [label: string, text: string])[] {
  const { detail, allowed, witness } = data ?? {};
  const names = Array.isArray(allowed) ? allowed.filter((name) => typeof name === "string") : [];
  return [
    ...(typeof detail === "string" && !message.includes(detail) ? [["note", detail] as const] : []),
    ...(names.length > 0 ? [["allowed", names.join(", ")] as const] : []),
    ...(hasEvent(witness) ? [["event", witness.event] as const] : []),
    ...builtinNotes(data),
  ];
}

function hasEvent(witness: unknown): witness is { readonly event: string } {
  return typeof witness === "object" && witness !== null && "event" in witness && typeof witness.event === "string";
}

/** The built-in rules that take part; those of the file stand among the related places. */
function builtinNotes(data: Diagnostic["data"]): (readonly [label: string, text: string])[] {
  const { blocks, decidedBy } = data ?? {};
  const notes: [string, unknown[]][] = [
    ["blocked by built-in", Array.isArray(blocks) ? blocks : []],
    ["decided by built-in", [decidedBy]],
  ];
  return notes.flatMap(([label, rules]) => {
    const names = rules.flatMap((rule) =>
      typeof rule === "object" && rule !== null && "builtin" in rule ? [String(rule.builtin)] : [],
    );
    return names.length === 0 ? [] : [[label, names.join(", ")] as const];
  });
}

function note(frame: { colors: Colors; gutterWidth: number }, label: string, text: string): string {
  return `${" ".repeat(frame.gutterWidth)} ${frame.colors.dim("=")} ${frame.colors.bold(`${label}:`)} ${visibleText(text)}`;
}

function gutterWidth(source: NamedSource, places: readonly { readonly range: Range }[]): number {
  const lines = places.map(({ range }) => lastLine(source.lineIndex, range) + 1);
  return String(Math.max(...lines)).length;
}

function countCharacters(text: string, start: number, end: number): number {
  let count = end - start;
  for (let offset = start; offset < end - 1; offset++) {
    if (isHighSurrogate(text.charCodeAt(offset)) && isLowSurrogate(text.charCodeAt(offset + 1))) count--;
  }
  return count;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
