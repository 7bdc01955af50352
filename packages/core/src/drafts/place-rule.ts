import type { Comments, Document, Item, ObjectLiteral, TextEdit } from "@a3s/acl-grammar";
import type { PolicyAnalysis } from "../policy/analyze-document.js";
import type { Rule } from "../policy/policy.js";
import { indentationAt, lineStart, quoteText } from "../policy/text-edits.js";

export type RuleText = Pick<Rule, "name" | "on" | "match" | "verdict" | "severity" | "reason" | "action">;

/** The edit that puts a rule before the rule at a position, or behind the last one. Comments stay with their rules, line breaks are as in the file. */
export function placeRule(analysis: PolicyAnalysis, rule: RuleText, position: number): TextEdit {
  const { range, newText } = placedRule(analysis, rule, position);
  const isCrLf = /^[^\r\n]*\r\n/u.test(analysis.parsed.text);
  return { range, newText: isCrLf ? newText.replaceAll("\n", "\r\n") : newText };
}

function placedRule({ parsed, policy }: PolicyAnalysis, rule: RuleText, position: number): TextEdit {
  const { document, text } = parsed;
  const next = policy.rules[position];
  if (next !== undefined) {
    const item = itemAround(document, next);
    const object = item === undefined ? undefined : objectAround(item, next);
    if (object !== undefined) {
      const start = startWithComments(object, text);
      const newText = `${ruleObject(rule, indentationAt(text, object.range.start))},\n`;
      return { range: { start, end: start }, newText: indented(newText, text, object.range.start, start) };
    }
    const start = startWithComments(item ?? next, text);
    return { range: { start, end: start }, newText: `${ruleBlock(rule)}\n\n` };
  }
  const last = policy.rules.at(-1);
  const end = (last === undefined ? undefined : itemAround(document, last)?.range.end) ?? text.trimEnd().length;
  const at = endOfLine(text, end);
  const before = at === 0 ? "" : "\n\n";
  return { range: { start: at, end: at }, newText: `${before}${ruleBlock(rule)}${at === text.length ? "\n" : ""}` };
}

function itemAround({ items }: Document, { range }: Rule): Item | undefined {
  return items.find((item) => item.range.start <= range.start && range.end <= item.range.end);
}

function objectAround(item: Item, { range }: Rule): ObjectLiteral | undefined {
  if (item.kind !== "attribute" || item.value.kind !== "list") return undefined;
  const object = item.value.items.find((value) => value.range.start <= range.start && range.end <= value.range.end);
  return object?.kind === "object" ? object : undefined;
}

/** Where the line begins on which an item, or the first of the comments above it, stands. */
function startWithComments(
  node: { readonly range: { readonly start: number }; readonly comments?: Comments },
  text: string,
): number {
  const first = Math.min(node.range.start, ...(node.comments?.leading ?? []).map(({ range }) => range.start));
  const start = lineStart(text, first);
  return /^[ \t]*$/.test(text.slice(start, first)) ? start : first;
}

/** On a line of its own the object brings its indentation along; within a line it stands where the next one stood. */
function indented(newText: string, text: string, nextStart: number, start: number): string {
  const isLineStart = lineStart(text, start) === start;
  return isLineStart ? indentationAt(text, nextStart) + newText : `${newText}${indentationAt(text, nextStart)}`;
}

function endOfLine(text: string, offset: number): number {
  const found = /[\r\n]/.exec(text.slice(offset));
  return found === null ? text.length : offset + found.index;
}

function entriesOf(rule: RuleText): (readonly [name: string, value: string])[] {
  const { on, match, verdict, severity, reason, action } = rule;
  const entries = { on, match, verdict, severity, reason, ...(action !== undefined && { action }) };
  return Object.entries(entries).map(([key, value]) => [key.padEnd(8), quoteText(value)] as const);
}

function ruleBlock(rule: RuleText): string {
  const lines = entriesOf(rule).map(([key, value]) => `  ${key} = ${value}`);
  return [`rule ${quoteText(rule.name)} {`, ...lines, "}"].join("\n");
}

function ruleObject(rule: RuleText, indentation: string): string {
  const lines = [["name    ", quoteText(rule.name)] as const, ...entriesOf(rule)].map(
    ([key, value]) => `${indentation}  ${key} = ${value}`,
  );
  return ["{", ...lines, `${indentation}}`].join("\n");
}
