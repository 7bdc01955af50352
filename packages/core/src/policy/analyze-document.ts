import {
  type AclLimits,
  compareDiagnostics,
  type Diagnostic,
  defaultAclLimits,
  type ParsedAcl,
  parseAcl,
} from "@a3s/acl-grammar";
import { type AnalysisRun, finishAnalysis } from "../analysis/analysis-run.js";
import type { CheckContext } from "./check-context.js";
import { checks } from "./checks/index.js";
import { proofCodes } from "./codes/proof-codes.js";
import { readExpectations } from "./comments/expectations.js";
import { applyIgnoreComments } from "./comments/ignore-comments.js";
import { placeComments } from "./comments/place-comments.js";
import { buildPolicy } from "./model/build-policy.js";
import type { PolicyModel } from "./model/model.js";
import { readDocument } from "./model/read-document.js";
import { noPatternMemory, type PatternMemory } from "./patterns/pattern-memory.js";
import type { Policy, Rule } from "./policy.js";
import { addSchemaFixes } from "./syntax-fixes.js";

/** Other tools of the language that a policy may also be meant for. */
export const portabilityTargets = ["hcl-rs"] as const;
export type PortabilityTarget = (typeof portabilityTargets)[number];

export interface AnalyzeOptions {
  /** Report what these tools read differently. None when absent. */
  readonly portability?: readonly PortabilityTarget[];
  readonly limits?: Partial<AclLimits>;
  /** Saves work where a text is analysed again after an edit. None when absent. */
  readonly memory?: PatternMemory;
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
  const patterns = options.memory ?? noPatternMemory;
  const parsed = parseAcl(source, options.limits === undefined ? {} : { limits: options.limits });
  const { text, document: tree } = parsed;
  yield;
  const syntax = addSchemaFixes(parsed.diagnostics, tree, text);
  const hasSyntaxError = parsed.truncated || parsed.diagnostics.some(isError);
  const { model, diagnostics: schemaDiagnostics } = yield* readDocument(tree, text, patterns);
  patterns.endAnalysis();
  const comments = placeComments(tree, text);
  const context: CheckContext = {
    ...model,
    text,
    tree,
    comments,
    completeRules: model.rules.filter(({ body }) => !body.incomplete),
    patterns: patternsOf(model),
    builtinNames: layer.builtinNames,
  };
  const isPortable = options.portability !== undefined && options.portability.length > 0;
  const findings: Diagnostic[] = [];
  for (const check of checks) {
    if (check.wholeDocument === true && hasSyntaxError) continue;
    if (check.portability === true && !isPortable) continue;
    for (const { fixes, ...rest } of check.check(context)) {
      const diagnostic = { code: check.code, severity: check.severity, message: check.message, ...rest };
      findings.push(fixes === undefined || fixes.length === 0 ? diagnostic : { ...diagnostic, fixes });
    }
    yield;
  }
  const policy = buildPolicy(model, readExpectations(comments, model.rules), layer.name);
  const limit = options.limits?.diagnostics ?? defaultAclLimits.diagnostics;
  return {
    parsed,
    policy,
    findings: [...syntax, ...schemaDiagnostics, ...findings],
    conclude(diagnostics, wasLookedFor = (code) => !(code in proofCodes)) {
      const all = applyIgnoreComments(diagnostics, comments, {
        text,
        tree,
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

function isPortabilityCode(code: string): boolean {
  return checks.some((check) => check.code === code && check.portability === true);
}

function patternsOf({ rules, assertions, mask }: PolicyModel) {
  return [...rules, ...assertions, ...mask].flatMap(({ match }) => match ?? []);
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
