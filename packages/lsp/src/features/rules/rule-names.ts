import type { Range } from "@a3s/acl-grammar";
import { type EventsFile, quoteTextDouble } from "@a3s/sentry-core";
import type { PolicySyntax } from "../../document/policy-snapshot.js";
import { type SyntaxNode, walkNodes } from "../../syntax/node-path.js";

/** A file of sample events that names rules of a policy. */
export interface NamedEvents {
  readonly uri: string;
  readonly file: EventsFile;
}

/** A place where the name of a rule stands. */
export interface RuleNameSite {
  readonly uri: string;
  readonly name: string;
  /** With its quotes. */
  readonly range: Range;
  /** The name alone. */
  readonly inner: Range;
  readonly isDefinition: boolean;
  /** The whole rule, where this is its definition. */
  readonly rule?: Range;
  /** Another name as it has to be written in this place, quotes included. */
  readonly spell: (name: string) => string;
}

/** The names of the rules that a policy defines, in whatever spelling, in source order. A half-written string is no name. */
export function ruleNamesOfPolicy({ uri, parsed }: PolicySyntax): readonly RuleNameSite[] {
  const sites: RuleNameSite[] = [];
  const addString = (value: SyntaxNode, rule: Range) => {
    if (value.kind !== "word" && (value.kind !== "string" || value.incomplete)) return;
    sites.push({ ...siteOf(uri, value.value, value.range, value.kind === "string" ? value.quote : ""), rule });
  };
  for (const item of parsed.document.items) {
    if (item.kind === "block" && item.type === "rule") {
      const [label] = item.labels;
      if (label === undefined) continue;
      const quote = label.quoted ? '"' : "";
      sites.push({ ...siteOf(uri, label.value, label.range, quote), rule: item.range });
    } else if (item.kind === "block" && item.type === "rules") {
      for (const inner of item.items)
        if (inner.kind === "attribute" && inner.name === "name") addString(inner.value, item.range);
    } else if (item.kind === "attribute" && item.name === "rules") {
      walkNodes(item.value, (node) => {
        if (node.kind !== "object") return node.kind === "list";
        for (const { key, value } of node.entries) if (key === "name") addString(value, node.range);
        return false;
      });
    }
  }
  return sites;
}

function siteOf(uri: string, name: string, range: Range, quote: string): RuleNameSite {
  const isQuoted = quote === '"' || quote === "'";
  const inner = isQuoted && range.end - range.start >= 2 ? { start: range.start + 1, end: range.end - 1 } : range;
  return { uri, name, range, inner, isDefinition: true, spell: (other) => spellName(other, quote) };
}

function spellName(name: string, quote: string): string {
  return quote === "'" && !/['\\]/u.test(name) ? `'${name}'` : quoteTextDouble(name);
}

/** The names of rules in the expectations of sample events. */
export function ruleNamesOfEvents({ uri, file }: NamedEvents): readonly RuleNameSite[] {
  return file.lines.flatMap(({ start, line }) => {
    const { expected, ranges } = line.expectation ?? {};
    const place = ranges?.rule;
    if (place === undefined || typeof expected?.rule !== "string") return [];
    const range = { start: start + place.start, end: start + place.end };
    const inner = { start: range.start + 1, end: Math.max(range.start + 1, range.end - 1) };
    return [
      { uri, name: expected.rule, range, inner, isDefinition: false, spell: (name: string) => JSON.stringify(name) },
    ];
  });
}
