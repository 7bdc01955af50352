import type { Diagnostic, Fix, Range } from "@a3s/acl-grammar";
import { verdicts } from "../decision/decision.js";
import type { JsonMember, JsonNode } from "../json/json-node.js";
import { suggestName, suggestValue } from "../policy/suggest.js";
import { expectationFinding } from "./expectation-finding.js";
import { type ExpectedDecision, type ExpectedMember, expectedMembers } from "./expected-decision.js";

/** What stands behind `expect`, with the places of its parts for those who mark them. */
export interface ReadExpected {
  readonly expected: ExpectedDecision;
  /** The values of the members; of a bare verdict, that text. */
  readonly ranges: Readonly<Partial<Record<ExpectedMember, Range>>>;
  readonly findings: readonly Diagnostic[];
}

/** Reads the value of `expect`. What cannot be read is a finding, and then nothing of it is to be tried. */
export function readExpected({ value, keyRange }: JsonMember): ReadExpected {
  if (value.kind === "string") return readVerdict(value.value, value.range);
  if (value.kind !== "object" || value.members.length === 0) {
    const range = value.kind === "missing" ? keyRange : value.range;
    return refused([expectationFinding("sentry.expect.value", range, { words: { expected: shape } })]);
  }
  const expected: Record<string, unknown> = {};
  const ranges: Partial<Record<ExpectedMember, Range>> = {};
  const findings: Diagnostic[] = [];
  for (const member of value.members) {
    const name = names.find((known) => known === member.key);
    if (name === undefined) {
      findings.push(unknownMember(member));
      continue;
    }
    const read = readMember(name, member.value);
    if (read.finding !== undefined) findings.push(read.finding);
    else expected[name] = read.value;
    ranges[name] = member.value.range;
  }
  return { expected, ranges, findings };
}

const names = Object.keys(expectedMembers) as ExpectedMember[];
const shape = `a verdict (${verdicts.join(", ")}) or an object with ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;

function refused(findings: readonly Diagnostic[]): ReadExpected {
  return { expected: {}, ranges: {}, findings };
}

function readVerdict(text: string, range: Range): ReadExpected {
  const verdict = verdicts.find((known) => known === text);
  if (verdict !== undefined) return { expected: { verdict }, ranges: { verdict: range }, findings: [] };
  return { ...refused([unknownValue(text, range, verdicts)]), ranges: { verdict: range } };
}

function readMember(
  name: ExpectedMember,
  node: JsonNode,
): { readonly value?: string | null; readonly finding?: Diagnostic } {
  const { values, nullable } = expectedMembers[name];
  if (nullable && node.kind === "literal" && node.value === null) return { value: null };
  if (node.kind === "string") {
    if (values === undefined || values.includes(node.value)) return { value: node.value };
    return { finding: unknownValue(node.value, node.range, values) };
  }
  const expected = `${values === undefined ? "a text" : oneOf(values)}${nullable ? " or null" : ""}`;
  return { finding: expectationFinding("sentry.expect.value", node.range, { words: { expected } }) };
}

function unknownValue(text: string, range: Range, values: readonly string[]): Diagnostic {
  const suggestion = suggestValue(text, values);
  return expectationFinding("sentry.expect.value", range, {
    words: { expected: oneOf(values) },
    data: { allowed: values, ...(suggestion !== undefined && { suggestion }) },
    ...(suggestion !== undefined && { fixes: [writeFix(suggestion, range)] }),
  });
}

function unknownMember({ key, keyRange }: JsonMember): Diagnostic {
  const suggestion = suggestName(key, names);
  return expectationFinding("sentry.expect.value", keyRange, {
    words: { expected: oneOf(names) },
    data: { allowed: names, ...(suggestion !== undefined && { suggestion }) },
    ...(suggestion !== undefined && { fixes: [writeFix(suggestion, keyRange)] }),
  });
}

/** Replaces a JSON text by another one. */
export function writeFix(text: string, range: Range): Fix {
  return { title: `write "${text}"`, edits: [{ range, newText: JSON.stringify(text) }] };
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.join(", ")}`;
}
