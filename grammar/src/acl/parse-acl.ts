import type { Diagnostic } from "../diagnostic.js";
import { LineIndex } from "../source/line-index.js";
import type { Document } from "./ast.js";
import { documentLimitFinding, tokenLimitFinding } from "./check-limits.js";
import { decodeSource } from "./decode-source.js";
import { type Finding, reportFindings } from "./findings.js";
import { tokenize } from "./lexer/tokenize.js";
import { type AclLimits, resolveLimits } from "./limits.js";
import { parseTokens } from "./parse-tokens.js";
import { noComments } from "./parser/nodes.js";
import type { AclMemory } from "./parts/acl-memory.js";
import type { DocumentPart } from "./parts/document-part.js";
import { areIndependent, joinDiagnostics, joinDocuments } from "./parts/join-parts.js";

export interface ParseAclOptions {
  /** Limits other than {@link defaultAclLimits}. */
  readonly limits?: Partial<AclLimits>;
  /** Saves work where a text is parsed again after an edit. None when absent. */
  readonly memory?: AclMemory;
}

/** What parsing made of a source. */
export interface ParsedAcl {
  /** The source as text; empty where the source was bytes beyond the document limit. All offsets count in it. */
  readonly text: string;
  /** Always a tree. It is empty where the source is not UTF-8 or beyond a limit, and has gaps where it has errors. */
  readonly document: Document;
  /** Sorted by start, end and code. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether there was more to report than the limit on diagnostics lets through; errors are reported first. */
  readonly truncated: boolean;
  readonly lineIndex: LineIndex;
  /**
   * The stretches that were parsed each by itself, in order and without gaps, where a memory was given and the text can
   * be cut so; each is the same object as in the version before if nothing before or in it was edited, and its fragment is
   * if nothing in it was.
   */
  readonly parts?: readonly DocumentPart[];
}

/**
 * Parses a document, from text or from UTF-8 bytes. Takes any text or bytes and never throws; takes time in proportion
 * to their length, or with a memory mostly in proportion to what was edited. A document is sound if no diagnostic is an
 * error.
 */
export function parseAcl(source: string | Uint8Array, options: ParseAclOptions = {}): ParsedAcl {
  const limits = resolveLimits(options.limits);
  if (typeof source === "string" && source.length <= limits.documentBytes && options.memory !== undefined) {
    const parts = options.memory.partsOf(source, limits);
    if (parts !== undefined && areIndependent(parts, limits)) return joinParts(source, parts, limits);
  }
  const tooLong = documentLimitFinding(source, limits);
  if (tooLong !== undefined) return refuse(typeof source === "string" ? source : "", tooLong, limits);
  const { text, fault } = decodeSource(source);
  if (fault !== undefined) return refuse(text, fault, limits);
  const lexed = tokenize(text);
  const beyond = tokenLimitFinding(text, lexed, limits);
  if (beyond !== undefined) return refuse(text, beyond, limits);
  const parsed = parseTokens(text, lexed, limits);
  if (parsed.kind === "refusal") return refuse(text, parsed.refusal, limits);
  const { document, findings } = parsed;
  return { text, document, ...reportFindings(findings, limits.diagnostics), lineIndex: new LineIndex(text) };
}

function joinParts(text: string, parts: readonly DocumentPart[], limits: AclLimits): ParsedAcl {
  let document: Document | undefined;
  return {
    text,
    // Most of a version is never looked at node by node.
    get document() {
      document ??= joinDocuments(parts, text.length);
      return document;
    },
    ...joinDiagnostics(parts, limits.diagnostics),
    lineIndex: new LineIndex(text),
    parts,
  };
}

function refuse(text: string, finding: Finding, limits: AclLimits): ParsedAcl {
  const range = { start: 0, end: text.length };
  const document: Document = { kind: "document", range, comments: noComments, items: [] };
  return { text, document, ...reportFindings([finding], limits.diagnostics), lineIndex: new LineIndex(text) };
}
