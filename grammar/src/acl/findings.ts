import {
  compareDiagnostics,
  type Diagnostic,
  type DiagnosticSeverity,
  type Fix,
  type RelatedInformation,
} from "../diagnostic.js";
import type { Range } from "../source/range.js";
import { type AclCode, type AclDiagnosticCode, aclDiagnosticCodes } from "./codes.js";

/** What the lexer and the parser note down. It is made into a diagnostic only if it is among those reported. */
export interface Finding {
  readonly code: AclCode;
  readonly range: Range;
  readonly raised?: boolean;
  /** What fills the words in braces of the message. */
  readonly words?: Readonly<Record<string, string | number>>;
  /** Another wording than the table's, for the one code that has two. */
  readonly message?: string;
  /** What to do about it, beyond what the table can know. */
  readonly detail?: string;
  /** Called at most once, and only for a finding that is reported. */
  readonly fixes?: () => readonly Fix[];
  readonly related?: readonly RelatedInformation[];
}

export function isError(finding: Finding): boolean {
  return severityOf(finding) === "error";
}

/** Sorts findings and makes the first `limit` into diagnostics; errors are cut last, so that a document with errors never looks sound. */
export function reportFindings(
  findings: readonly Finding[],
  limit: number,
): { diagnostics: Diagnostic[]; truncated: boolean } {
  const sorted = [...findings].sort(compareFindings);
  const room = Math.max(0, limit);
  const kept = sorted.length <= room ? sorted : errorsFirst(sorted, room);
  return { diagnostics: kept.map(toDiagnostic).sort(compareDiagnostics), truncated: kept.length < sorted.length };
}

function errorsFirst(sorted: readonly Finding[], room: number): readonly Finding[] {
  const errors = sorted.filter(isError).slice(0, room);
  const others = sorted.filter((finding) => !isError(finding)).slice(0, room - errors.length);
  return [...errors, ...others];
}

function toDiagnostic(finding: Finding): Diagnostic {
  const entry: AclDiagnosticCode = aclDiagnosticCodes[finding.code];
  const fixes = finding.fixes?.() ?? [];
  return {
    code: finding.code,
    severity: severityOf(finding),
    message: fillIn(finding.message ?? entry.message, finding.words),
    range: finding.range,
    ...(fixes.length > 0 ? { fixes } : {}),
    ...(finding.related === undefined ? {} : { related: finding.related }),
    ...(finding.detail === undefined ? {} : { data: { detail: finding.detail } }),
  };
}

function severityOf(finding: Finding): DiagnosticSeverity {
  const entry: AclDiagnosticCode = aclDiagnosticCodes[finding.code];
  return finding.raised === true ? (entry.raisedTo ?? entry.severity) : entry.severity;
}

function fillIn(message: string, words: Readonly<Record<string, string | number>> = {}): string {
  return message.replace(/\{([a-z]+)\}/g, (whole, word: string) => String(words[word] ?? whole));
}

function compareFindings(a: Finding, b: Finding): number {
  return a.range.start - b.range.start || a.range.end - b.range.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
