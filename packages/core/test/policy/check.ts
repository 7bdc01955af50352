import { expect } from "vitest";
import type { AnalyzeOptions } from "../../src/policy/analyze-document.js";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";
import { expectFixesToHelp } from "./expect-fixes-to-help.js";
import { readMarks } from "./marks.js";

/**
 * Analyses a policy in which ⟦ ⟧ mark the places of a code's findings, and compares: there must be a finding on every
 * marked range and nowhere else, and every fix must remove its finding and add none. Returns the findings.
 */
export function check(code: string, marked: string, options: AnalyzeOptions = {}) {
  const { text, ranges } = readMarks(marked);
  const { diagnostics } = analyzePolicy(text, options);
  const findings = diagnostics.filter((diagnostic) => diagnostic.code === code);
  expect(
    findings.map(({ range }) => ({ ...range, text: text.slice(range.start, range.end) })),
    `findings of ${code}, among ${diagnostics.map((diagnostic) => diagnostic.code).join(", ")}`,
  ).toEqual(ranges.map((range) => ({ ...range, text: text.slice(range.start, range.end) })));
  for (const finding of findings) expectFixesToHelp(text, finding, options);
  return findings;
}

/** A `rule` block; the fields are source text, an undefined one is left out. */
export function rule(fields: Readonly<Record<string, string | undefined>> = {}, label = '"r1"'): string {
  const lines = Object.entries({ ...soundFields, ...fields })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${name} = ${value}\n`);
  return `rule ${label} {\n${lines.join("")}}\n`;
}

/** A list `rules` of one rule; the fields are source text. */
export function rules(fields: Readonly<Record<string, string | undefined>> = {}): string {
  const entries = Object.entries({ name: '"r1"', ...soundFields, ...fields })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} = ${value}`);
  return `rules = [{ ${entries.join(", ")} }]\n`;
}

const soundFields = { on: '"Dns"', match: '"x"', verdict: '"block"', severity: '"low"', reason: '"why"' };
