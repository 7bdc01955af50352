import type { Comment, Diagnostic, DocumentPart, Fragment, Item } from "@a3s/acl-grammar";
import { moveDiagnostic, moveRange } from "@a3s/acl-grammar";
import { finishAnalysis } from "../../analysis/analysis-run.js";
import { patternsOf } from "../check-context.js";
import { readExpectations } from "../comments/expectations.js";
import { isIgnoreComment } from "../comments/ignore-comments.js";
import { type PlacedComment, type PlacedText, placeComments } from "../comments/place-comments.js";
import { buildExpectations, buildRule } from "../model/build-policy.js";
import type { RuleModel, RuleSource } from "../model/model.js";
import { readDocument } from "../model/read-document.js";
import type { PatternMemory } from "../patterns/pattern-memory.js";
import type { Expectation, Rule } from "../policy.js";
import { runChecks } from "../run-checks.js";
import { MovedRule } from "./moved-rule.js";

/** What was read in a part of a document that holds rules and nothing else. All offsets count in the part. */
export interface PartReading {
  readonly firstOrdinal: number;
  readonly isPortable: boolean;
  readonly rules: readonly RuleModel[];
  readonly ruleSources: readonly RuleSource[];
  /** The rule that judges for each rule, without its position among all; absent where it is not sound. */
  readonly built: readonly (Rule | undefined)[];
  /** What the schema and the checks that ask of each part alone have found. */
  readonly findings: readonly Diagnostic[];
  readonly expectations: readonly Expectation[];
  readonly ignores: readonly PlacedComment[];
  /** At the place where the part was last. */
  placed?: PlacedReading;
}

/** The same with offsets in the document. */
export interface PlacedReading {
  /** How much further on everything stands. */
  readonly delta: number;
  readonly firstOrdinal: number;
  readonly rules: readonly RuleModel[];
  readonly ruleSources: readonly RuleSource[];
  readonly findings: readonly Diagnostic[];
  readonly expectations: readonly Expectation[];
  readonly ignores: readonly PlacedText[];
}

export interface PartReader {
  readonly readings: WeakMap<Fragment, PartReading>;
  readonly patterns: PatternMemory;
  readonly isPortable: boolean;
  readonly layer: { readonly name: Rule["layer"]; readonly builtinNames: ReadonlySet<string> };
}

/** Whether parts that stand for whole items hold rules and nothing else. */
export function holdsRulesOnly(group: readonly DocumentPart[]): boolean {
  const [head] = group;
  const tail = group[group.length - 1];
  if (head === undefined || tail === undefined) return false;
  const { items } = head.fragment.document;
  if (head === tail) return items.length > 0 && items.every(isRuleBlock);
  if (items.length !== 1 || tail.fragment.document.items.length !== 1) return false;
  const [list] = items;
  // What a comment above the list silences ends where the list does, which no part of it knows.
  return list?.kind === "attribute" && list.name === "rules" && !list.comments.leading.some(mayBeInstruction);
}

function isRuleBlock(item: Item): boolean {
  return item.kind === "block" && (item.type === "rule" || item.type === "rules");
}

function mayBeInstruction({ text }: Comment): boolean {
  return text.includes("sentry-ignore");
}

/** What stands in a part, read now or before. */
export function readPart(part: DocumentPart, firstOrdinal: number, reader: PartReader): PlacedReading {
  const { delta, fragment } = part;
  let reading = reader.readings.get(fragment);
  if (reading === undefined || !isOf(reading, firstOrdinal, reader)) {
    reading = readFragment(fragment, firstOrdinal, reader);
    reader.readings.set(fragment, reading);
  }
  const { placed } = reading;
  if (placed?.delta === delta && placed.firstOrdinal === firstOrdinal) return placed;
  reading.placed = placeReading(reading, delta, firstOrdinal);
  return reading.placed;
}

/** What is missing in a rule is named after its position. */
function isOf(reading: PartReading, firstOrdinal: number, { isPortable }: PartReader): boolean {
  if (reading.isPortable !== isPortable) return false;
  return reading.firstOrdinal === firstOrdinal || reading.findings.length === 0;
}

function readFragment(
  { text, document }: Fragment,
  firstOrdinal: number,
  { patterns, isPortable, layer }: PartReader,
): PartReading {
  const source = { text, document, entries: document.items, firstOrdinal };
  const { model, diagnostics } = finishAnalysis(readDocument(source, patterns));
  const comments = placeComments(document, text);
  const context = {
    ...model,
    text,
    tree: document,
    comments,
    completeRules: model.rules.filter(({ body }) => !body.incomplete),
    patterns: patternsOf(model),
    builtinNames: layer.builtinNames,
  };
  const wanted = { isPortable, isWhole: false, partwise: true };
  return {
    firstOrdinal,
    isPortable,
    rules: model.rules,
    ruleSources: model.ruleSources,
    built: model.rules.map((rule) => buildRule(rule, layer.name)),
    findings: [...diagnostics, ...finishAnalysis(runChecks(context, wanted))],
    expectations: buildExpectations(readExpectations(comments, model.rules)),
    ignores: comments.filter(isIgnoreComment),
  };
}

function placeReading(reading: PartReading, delta: number, firstOrdinal: number): PlacedReading {
  const ordinals = firstOrdinal - reading.firstOrdinal;
  return {
    delta,
    firstOrdinal,
    rules: reading.rules.map(
      (rule, index) => new MovedRule(rule, reading.built[index], { delta, ordinal: rule.ordinal + ordinals }),
    ),
    ruleSources: reading.ruleSources.map(({ spelling, nameRange, first, count }) => ({
      spelling,
      nameRange: moveRange(nameRange, delta),
      first: first + ordinals,
      count,
    })),
    findings: mapped(reading.findings, (finding) => moveDiagnostic(finding, delta)),
    expectations: mapped(reading.expectations, (each) => ({ ...each, range: moveRange(each.range, delta) })),
    ignores: mapped(reading.ignores, (comment) => moveInstruction(comment, delta)),
  };
}

function moveInstruction({ text, ownLine, range, target }: PlacedComment, delta: number): PlacedText {
  const moved = { text, ownLine, range: moveRange(range, delta) };
  return target === undefined ? moved : { ...moved, target: { range: moveRange(target.range, delta) } };
}

const nothing: readonly never[] = [];

/** As `map`, without a list of its own where there is nothing, as is nearly always so. */
function mapped<From, To>(list: readonly From[], map: (element: From) => To): readonly To[] {
  return list.length === 0 ? nothing : list.map(map);
}
