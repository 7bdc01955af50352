import { type Decision, severities, verdicts } from "../../decision/decision.js";
import type { CassetteEntry } from "./cassette-entry.js";
import { CassetteError } from "./cassette-error.js";

const format = "sentry-cassette";
const version = 1;

/** The text of a cassette: the entries in the order of their requests, so that equal cassettes are equal texts. */
export function writeCassetteText(entries: Iterable<CassetteEntry>): string {
  const sorted = [...entries].sort((a, b) => (a.request < b.request ? -1 : 1));
  return `${JSON.stringify({ format, version, entries: sorted.map(inOrder) }, undefined, 2)}\n`;
}

/**
 * Reads the text of a cassette.
 *
 * @throws {CassetteError} where it is none, is of another version, or holds what is no answer. The message says which
 *   entry, counted from 1, and holds nothing of the text.
 */
export function readCassetteText(text: string): readonly CassetteEntry[] {
  const cassette = parsed(text);
  if (!isObject(cassette) || cassette.format !== format) {
    throw new CassetteError(`it is not a cassette: "format" must be "${format}"`);
  }
  if (cassette.version !== version) {
    throw new CassetteError(`its version is unknown: expected ${version}; record it anew`);
  }
  if (!Array.isArray(cassette.entries)) throw new CassetteError('"entries" must be a list');
  const seen = new Set<string>();
  return cassette.entries.map((entry: unknown, index) => {
    const read = readEntry(entry);
    if (typeof read === "string") throw new CassetteError(`entry ${index + 1}: ${read}`);
    if (seen.has(read.request)) throw new CassetteError(`entry ${index + 1}: its request has an answer already`);
    seen.add(read.request);
    return read;
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CassetteError("it is not JSON");
  }
}

/** The entry, or what is wrong with it. The decision is looked at more closely where it is used. */
function readEntry(entry: unknown): CassetteEntry | string {
  if (!isObject(entry)) return "it must be an object";
  const { request, kind, rule, decision } = entry;
  if (typeof request !== "string" || !/^[0-9a-f]{64}$/.test(request)) return '"request" must be 64 hexadecimal digits';
  if (typeof kind !== "string") return '"kind" must be a text';
  if (rule !== undefined && typeof rule !== "string") return '"rule" must be a text';
  if (!isObject(decision)) return '"decision" must be an object';
  if (!isOneOf(verdicts, decision.verdict)) return `its verdict must be one of ${verdicts.join(", ")}`;
  if (!isOneOf(severities, decision.severity)) return `its severity must be one of ${severities.join(", ")}`;
  if (!isOneOf(["Llm", "Agent"], decision.tier)) return "its tier must be one of Llm, Agent";
  if (typeof decision.reason !== "string") return "its reason must be a text";
  if (decision.rule !== undefined && typeof decision.rule !== "string") return "its rule must be a text";
  if (decision.action !== undefined && !isObject(decision.action)) return "its action must be an object";
  if (decision.risk !== undefined && !isObject(decision.risk)) return "its risk must be an object";
  return { request, kind, ...(rule === undefined ? {} : { rule }), decision: decision as unknown as Decision };
}

function inOrder({ request, kind, rule, decision }: CassetteEntry): CassetteEntry {
  const { verdict, tier, severity, reason, action, risk } = decision;
  return {
    request,
    kind,
    ...(rule === undefined ? {} : { rule }),
    decision: {
      verdict,
      tier,
      severity,
      reason,
      ...(decision.rule === undefined ? {} : { rule: decision.rule }),
      ...(action === undefined ? {} : { action: { kind: action.kind, target: action.target } }),
      ...(risk === undefined ? {} : { risk: { category: risk.category, name: risk.name, riskType: risk.riskType } }),
    },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOneOf(words: readonly string[], value: unknown): boolean {
  return typeof value === "string" && words.includes(value);
}
