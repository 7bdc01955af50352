import type { RegexClassItem, RegexLiteral, RegexProblem } from "../ast.js";
import { problemAt } from "../problems.js";
import { afterCharacter, failedScan, type Scan, skipTrivia } from "./scan.js";
import { type EscapeNode, scanEscape } from "./scan-escape.js";

/** What begins a class: its bracket, its `^`, and the dashes or the one bracket that mean themselves in this place. */
export interface ClassHead {
  readonly end: number;
  readonly negated: boolean;
  readonly literals: readonly RegexLiteral[];
}

export function scanClassHead(text: string, start: number, verbose: boolean): ClassHead {
  const literals: RegexLiteral[] = [];
  let end = start + 1;
  let position = skipTrivia(text, end, verbose);
  const negated = text[position] === "^";
  if (negated) {
    end = position + 1;
    position = skipTrivia(text, end, verbose);
  }
  while (text[position] === "-") {
    literals.push(literalAt(text, position));
    end = position + 1;
    position = skipTrivia(text, end, verbose);
  }
  if (literals.length === 0 && text[position] === "]") {
    literals.push(literalAt(text, position));
    end = position + 1;
  }
  return { end, negated, literals };
}

/** Reads one character, escape or range of a class. */
export function scanClassItem(text: string, start: number, verbose: boolean): Scan<RegexClassItem> {
  const from = scanOne(text, start, verbose);
  const dash = skipTrivia(text, from.end, verbose);
  if (text[dash] !== "-") return singleItem(from);
  const behind = skipTrivia(text, dash + 1, verbose);
  // A dash before the end of the class means itself, and two of them subtract.
  if (behind >= text.length || text[behind] === "]" || text[behind] === "-") return singleItem(from);
  const to = scanOne(text, behind, verbose);
  const problem = from.problem ?? to.problem ?? rangeProblem(from.value, to.value, start, to.end);
  if (problem !== undefined) return { end: to.end, problem };
  const range = { start, end: to.end };
  return {
    end: to.end,
    value: { kind: "range", range, from: from.value as RegexLiteral, to: to.value as RegexLiteral },
  };
}

function scanOne(text: string, start: number, verbose: boolean): Scan<EscapeNode> {
  if (text[start] === "\\") return scanEscape(text, start, verbose);
  const literal = literalAt(text, start);
  return { end: literal.range.end, value: literal };
}

function singleItem(scan: Scan<EscapeNode>): Scan<RegexClassItem> {
  if (scan.value === undefined) return scan;
  if (scan.value.kind === "assertion") return failedScan("classEscape", scan.value.range.start, scan.end);
  return { end: scan.end, value: scan.value };
}

function rangeProblem(
  from: EscapeNode | undefined,
  to: EscapeNode | undefined,
  start: number,
  end: number,
): RegexProblem | undefined {
  for (const boundary of [from, to]) {
    if (boundary === undefined || boundary.kind === "literal") continue;
    const name = boundary.kind === "assertion" ? "classEscape" : "rangeBoundary";
    return problemAt(name, boundary.range.start, boundary.range.end);
  }
  if (from?.kind !== "literal" || to?.kind !== "literal" || from.codePoint <= to.codePoint) return undefined;
  return problemAt("rangeOrder", start, end);
}

function literalAt(text: string, start: number): RegexLiteral {
  const range = { start, end: afterCharacter(text, start) };
  return { kind: "literal", range, codePoint: text.codePointAt(start) ?? 0, escaped: false };
}
