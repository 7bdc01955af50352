import {
  type AclLimits,
  compareDiagnostics,
  type Diagnostic,
  type Document,
  type DocumentPart,
  defaultAclLimits,
  groupParts,
  type Item,
  itemsOf,
  joinComments,
  type ParsedAcl,
  parseAcl,
  type Range,
} from "@a3s/acl-grammar";
import { type AnalysisRun, finishAnalysis } from "../analysis/analysis-run.js";
import { type CheckContext, patternsOf } from "./check-context.js";
import { checks } from "./checks/index.js";
import { proofCodes } from "./codes/proof-codes.js";
import { readExpectations } from "./comments/expectations.js";
import { applyIgnoreComments } from "./comments/ignore-comments.js";
import { placeComments } from "./comments/place-comments.js";
import { buildExpectations, buildPolicy } from "./model/build-policy.js";
import type { RuleModel } from "./model/model.js";
import { type DocumentSource, type ReadDocument, readDocument } from "./model/read-document.js";
import { MovedRule } from "./parts/moved-rule.js";
import { holdsRulesOnly, type PartReader, type PlacedReading, readPart } from "./parts/part-reading.js";
import { noPatternMemory } from "./patterns/pattern-memory.js";
import type { Policy, Rule } from "./policy.js";
import type { PolicyMemory } from "./policy-memory.js";
import { runChecks } from "./run-checks.js";
import { addSchemaFixes } from "./syntax-fixes.js";

/** Other tools of the language that a policy may also be meant for. */
export const portabilityTargets = ["hcl-rs"] as const;
export type PortabilityTarget = (typeof portabilityTargets)[number];

export interface AnalyzeOptions {
  /** Report what these tools read differently. None when absent. */
  readonly portability?: readonly PortabilityTarget[];
  readonly limits?: Partial<AclLimits>;
  /** Saves work where a text is analysed again after an edit. None when absent. */
  readonly memory?: PolicyMemory;
}

/** What there is to know about a policy from its text alone. */
export interface PolicyAnalysis {
  readonly parsed: ParsedAcl;
  /** What is sound in the document; it may judge only if the document was accepted. */
  readonly policy: Policy;
  /** Syntax, schema and policy, in source order, without what ignore comments silence. */
  readonly diagnostics: readonly Diagnostic[];
  /** There is no error. */
  readonly accepted: boolean;
  /** There are more diagnostics than the limit; those listed are the gravest. */
  readonly truncated: boolean;
}

/** What reading and checking a document gave, before ignore comments and the limit apply. */
export interface ExaminedDocument {
  readonly parsed: ParsedAcl;
  readonly policy: Policy;
  readonly findings: readonly Diagnostic[];
  /**
   * The analysis that these findings make, the document's own ones or others. `wasLookedFor` tells of a code whether an
   * ignore comment for it can be called unused; default: of those that the document's text alone tells.
   */
  conclude(findings: readonly Diagnostic[], wasLookedFor?: (code: string) => boolean): PolicyAnalysis;
}

interface Layer {
  readonly name: Rule["layer"];
  readonly builtinNames: ReadonlySet<string>;
}

/** Analyses a document that holds rules of a layer, knowing the names of the rules built in. */
export function analyzeDocument(source: string | Uint8Array, options: AnalyzeOptions, layer: Layer): PolicyAnalysis {
  const examined = finishAnalysis(examineDocument(source, options, layer));
  return examined.conclude(examined.findings);
}

/** The same in two steps, for those who have findings to add. */
export function* examineDocument(
  source: string | Uint8Array,
  options: AnalyzeOptions,
  layer: Layer,
): AnalysisRun<ExaminedDocument> {
  const { memory, limits } = options;
  const parsed = parseAcl(source, {
    ...(limits === undefined ? {} : { limits }),
    ...(memory === undefined ? {} : { memory: memory.acl }),
  });
  yield;
  const { text } = parsed;
  const syntax = addSchemaFixes(parsed);
  const hasSyntaxError = parsed.truncated || parsed.diagnostics.some(isError);
  const isPortable = options.portability !== undefined && options.portability.length > 0;
  const {
    model,
    rest,
    apart,
    diagnostics: schemaDiagnostics,
  } = yield* readParsed(parsed, { memory, isPortable, layer });
  const comments = placeComments(rest, text);
  const { builtinNames } = layer;
  const whole: CheckContext = {
    ...model,
    text,
    // Most versions are never looked at node by node.
    get tree() {
      return parsed.document;
    },
    comments,
    completeRules: completeOf(model.rules),
    patterns: [],
    builtinNames,
  };
  const rules = apart.length === 0 ? model.rules : model.rules.filter((rule) => !(rule instanceof MovedRule));
  const own: CheckContext = {
    ...model,
    rules,
    text,
    tree: rest,
    comments,
    completeRules: completeOf(rules),
    patterns: patternsOf({ ...model, rules }),
    builtinNames,
  };
  const ofParts = yield* runChecks(own, { isPortable, isWhole: !hasSyntaxError, partwise: true });
  const ofWhole = yield* runChecks(whole, { isPortable, isWhole: !hasSyntaxError, partwise: false });
  const expectations = buildExpectations(readExpectations(comments, rules));
  const policy = buildPolicy(model, bySource([...expectations, ...gathered(apart, "expectations")]), layer.name);
  const instructions = bySource([...comments, ...gathered(apart, "ignores")]);
  const found = gathered(apart, "findings");
  const limit = limits?.diagnostics ?? defaultAclLimits.diagnostics;
  return {
    parsed,
    policy,
    findings: [...syntax, ...schemaDiagnostics, ...found, ...ofParts, ...ofWhole],
    conclude(diagnostics, wasLookedFor = (code) => !(code in proofCodes)) {
      const all = applyIgnoreComments(diagnostics, instructions, {
        text,
        firstItem: firstItemOf(parsed),
        complete: !hasSyntaxError,
        reported: (code) => wasLookedFor(code) && (isPortable || !isPortabilityCode(code)),
      });
      return {
        parsed,
        policy,
        diagnostics: gravest(all, limit).sort(compareDiagnostics),
        accepted: !all.some(isError),
        truncated: parsed.truncated || all.length > limit,
      };
    },
  };
}

/** A document as it was read: the model of all of it, and what of it was read apart. */
interface ReadParsed extends ReadDocument {
  /** What was not read apart. */
  readonly rest: Document;
  readonly apart: readonly PlacedReading[];
}

interface ReadSettings {
  readonly memory: PolicyMemory | undefined;
  readonly isPortable: boolean;
  readonly layer: Layer;
}

function* readParsed(parsed: ParsedAcl, { memory, isPortable, layer }: ReadSettings): AnalysisRun<ReadParsed> {
  const { text, parts } = parsed;
  const patterns = memory?.patterns ?? noPatternMemory;
  const apart: PlacedReading[] = [];
  if (memory === undefined || parts === undefined) {
    for (const { match } of memory?.lastRules ?? [])
      if (match !== undefined) patterns.keep(match.text.value, match.regex);
    const { document } = parsed;
    const read = yield* readDocument({ text, document, entries: document.items }, patterns);
    patterns.endAnalysis();
    if (memory !== undefined) memory.lastRules = read.model.rules;
    return { ...read, rest: document, apart };
  }
  const reader: PartReader = { readings: memory.readings, patterns, isPortable, layer };
  const entries: (Item | DocumentPart)[] = [];
  const others: DocumentPart[] = [];
  const items: Item[] = [];
  for (const group of groupParts(parts)) {
    if (holdsRulesOnly(group)) {
      for (const part of group) entries.push(part);
      continue;
    }
    for (const part of group) others.push(part);
    for (const item of itemsOf(group)) {
      entries.push(item);
      items.push(item);
    }
  }
  const rest: Document = {
    kind: "document",
    range: { start: 0, end: text.length },
    comments: joinComments(others),
    items,
  };
  const source: DocumentSource = {
    text,
    entries,
    get document() {
      return parsed.document;
    },
    readPart(part, ordinal) {
      const placed = readPart(part, ordinal, reader);
      apart.push(placed);
      return placed;
    },
  };
  const read = yield* readDocument(source, patterns);
  patterns.endAnalysis();
  memory.lastRules = read.model.rules;
  return { ...read, rest, apart };
}

function firstItemOf(parsed: ParsedAcl): number {
  const { parts, text } = parsed;
  if (parts === undefined) return parsed.document.items[0]?.range.start ?? text.length;
  const first = parts.find(({ fragment }) => fragment.document.items.length > 0);
  return first?.items[0]?.range.start ?? text.length;
}

function completeOf(rules: readonly RuleModel[]): readonly RuleModel[] {
  return rules.filter(({ body }) => !body.incomplete);
}

function gathered<Key extends "expectations" | "ignores" | "findings">(
  readings: readonly PlacedReading[],
  key: Key,
): PlacedReading[Key][number][] {
  const all: PlacedReading[Key][number][] = [];
  for (const reading of readings) for (const each of reading[key]) all.push(each);
  return all;
}

function bySource<Placed extends { readonly range: Range }>(placed: readonly Placed[]): readonly Placed[] {
  return [...placed].sort((a, b) => a.range.start - b.range.start);
}

function isPortabilityCode(code: string): boolean {
  return checks.some((check) => check.code === code && check.portability === true);
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

const gravity: Readonly<Record<Diagnostic["severity"], number>> = { error: 0, warning: 1, information: 2, hint: 3 };

function gravest(diagnostics: readonly Diagnostic[], limit: number): Diagnostic[] {
  if (diagnostics.length <= limit) return [...diagnostics];
  return [...diagnostics]
    .sort((a, b) => gravity[a.severity] - gravity[b.severity] || compareDiagnostics(a, b))
    .slice(0, limit);
}
