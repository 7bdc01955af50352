import type { Fix, RelatedInformation } from "../../diagnostic.js";
import type { Range } from "../../source/range.js";
import type { ArrangedSource } from "../arrange/arrange-tokens.js";
import { type AclCode, aclDiagnosticCodes } from "../codes.js";
import type { Finding } from "../findings.js";
import type { AclLimits } from "../limits.js";

/** Everything about one text that the reused parser needs while it parses that text. */
export interface ParseSession {
  readonly text: string;
  readonly source: ArrangedSource;
  readonly limits: AclLimits;
  /** What the parser found so far; the end is cut off again where a larger mistake takes its place. */
  readonly findings: Finding[];
  /** Syntax errors so far, reported or not. */
  errors: number;
  /** While above zero nothing is reported, for it would follow from an error that already is. */
  quiet: number;
  /** The first item beyond a limit. */
  overflow?: Range;
}

export interface FindingDetails {
  readonly fixes?: () => readonly Fix[];
  readonly words?: Readonly<Record<string, string>>;
  readonly detail?: string;
  readonly related?: readonly RelatedInformation[];
  readonly raised?: boolean;
}

export function createSession(text: string, source: ArrangedSource, limits: AclLimits): ParseSession {
  return { text, source, limits, findings: [], errors: 0, quiet: 0 };
}

/** Reports a finding; an error on a line that already has one is only counted. */
export function report(session: ParseSession, code: AclCode, range: Range, details: FindingDetails = {}): void {
  const isError = aclDiagnosticCodes[code].severity === "error";
  if (isError) session.errors++;
  if (session.quiet > 0) return;
  if (isError && session.source.incidents.isOnBrokenLine(range.start)) return;
  session.findings.push({ code, range, ...details });
}

/** Whether an error was found since the count stood at `errors`, or before parsing between two offsets. */
export function hasErrorSince(session: ParseSession, errors: number, start: number, end: number): boolean {
  return session.errors !== errors || session.source.incidents.isBetween(start, end);
}

/** Counts an item of a collection that already has `count`; beyond the limit the document is refused. */
export function countItem(session: ParseSession, count: number, range: Range): void {
  if (count < session.limits.collectionItems) return;
  if (session.overflow === undefined || range.start < session.overflow.start) session.overflow = range;
}
