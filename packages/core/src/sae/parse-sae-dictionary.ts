import type { Range } from "@a3s/acl-grammar";
import { type Severity, severities } from "../decision/decision.js";
import type { JsonMember, JsonNode } from "../json/json-node.js";
import { readJson } from "../json/read-json.js";
import type { SaeDictionary, SaeFeature } from "./sae-dictionary.js";

/** How large a dictionary may be. Autoencoders have up to some hundred thousand features, of which few are harmful. */
export const saeDictionaryLimits = {
  bytes: 16 * 1024 * 1024,
  features: 131_072,
  /** Characters of a concept or a category. */
  textLength: 200,
  /** The largest weight, of either sign. */
  weight: 1_000_000,
} as const;

/** What keeps a text from being a dictionary, and where. It holds nothing of the text. */
export interface SaeDictionaryProblem {
  /** What should stand there. */
  readonly expected: string;
  /** From 1. */
  readonly line: number;
  /** In UTF-16 units, from 1. */
  readonly column: number;
}

/** A dictionary, or the first thing that keeps the text from being one. */
export type ParsedSaeDictionary =
  | { readonly ok: true; readonly dictionary: SaeDictionary }
  | { readonly ok: false; readonly problem: SaeDictionaryProblem };

/**
 * Reads a dictionary: a JSON object whose keys are feature ids in decimal digits and whose values are
 * `{ "concept", "category", "weight", "severity" }`, of which `severity` may be left out and is `high` then. It is
 * strict: a name that is not known, an id that stands twice or a number out of range is a mistake that would keep a
 * feature from being noticed. Never throws.
 */
export function parseSaeDictionary(text: string): ParsedSaeDictionary {
  try {
    if (text.length > saeDictionaryLimits.bytes) throw new Problem(tooLarge, { start: 0, end: 0 });
    const { root, problem } = readJson(text);
    if (problem !== undefined) throw new Problem(problem.expected, problem.range);
    return { ok: true, dictionary: readDictionary(root) };
  } catch (error) {
    if (error instanceof Problem) return { ok: false, problem: error.at(text) };
    throw error;
  }
}

export const tooLarge = `at most ${saeDictionaryLimits.bytes / (1024 * 1024)} MiB`;

class Problem extends Error {
  readonly range: Range;

  constructor(expected: string, range: Range) {
    super(expected);
    this.range = range;
  }

  at(text: string): SaeDictionaryProblem {
    const before = text.slice(0, this.range.start);
    const lineStart = before.lastIndexOf("\n") + 1;
    return {
      expected: this.message,
      line: before.split("\n").length,
      column: before.length - lineStart + 1,
    };
  }
}

function readDictionary(root: JsonNode): SaeDictionary {
  if (root.kind !== "object") throw new Problem("an object of features by their ids", root.range);
  const features = new Map<number, SaeFeature>();
  const { features: maxFeatures } = saeDictionaryLimits;
  for (const { key, keyRange, value } of root.members) {
    if (features.size >= maxFeatures) throw new Problem(`at most ${maxFeatures} features`, keyRange);
    const id = Number(key);
    if (!/^(?:0|[1-9]\d{0,9})$/.test(key) || id > 0xffff_ffff) {
      throw new Problem("a feature id: a whole number from 0 to 4294967295 without leading zeros", keyRange);
    }
    if (features.has(id)) throw new Problem("each feature id once", keyRange);
    features.set(id, readFeature(value));
  }
  if (features.size === 0) throw new Problem("at least one feature", root.range);
  return features;
}

const memberNames: readonly string[] = ["concept", "category", "weight", "severity"] satisfies (keyof SaeFeature)[];

function readFeature(node: JsonNode): SaeFeature {
  if (node.kind !== "object") throw new Problem("an object with concept, category and weight", node.range);
  const members = new Map<string, JsonMember>();
  for (const member of node.members) {
    const { key, keyRange } = member;
    if (!memberNames.includes(key)) throw new Problem("concept, category, weight or severity", keyRange);
    if (members.has(key)) throw new Problem("each name once", keyRange);
    members.set(key, member);
  }
  const required = (name: keyof SaeFeature): JsonNode => {
    const member = members.get(name);
    if (member === undefined) throw new Problem(`a feature with ${name}`, node.range);
    return member.value;
  };
  return {
    concept: readText(required("concept"), "concept"),
    category: readText(required("category"), "category"),
    weight: readWeight(required("weight")),
    severity: readSeverity(members.get("severity")?.value),
  };
}

/** It stands in reasons, which are printed on one line. */
function readText(node: JsonNode, name: string): string {
  const { textLength } = saeDictionaryLimits;
  const isText = node.kind === "string" && node.value.trim() !== "" && node.value.length <= textLength;
  if (!isText || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(node.value)) {
    throw new Problem(`a ${name} of 1 to ${textLength} characters on one line`, node.range);
  }
  return node.value;
}

/** 1e999 is read as Infinity, which is out of range. */
function readWeight(node: JsonNode): number {
  const { weight } = saeDictionaryLimits;
  if (node.kind !== "number" || !(Math.abs(node.value) <= weight)) {
    throw new Problem(`a weight: a number from -${weight} to ${weight}`, node.range);
  }
  return node.value;
}

function readSeverity(node: JsonNode | undefined): Severity {
  if (node === undefined) return "high";
  const severity = severities.find((known) => node.kind === "string" && known === node.value);
  if (severity === undefined) throw new Problem(`a severity: ${severities.join(", ")}`, node.range);
  return severity;
}
