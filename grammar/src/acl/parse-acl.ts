import type { Diagnostic } from "../diagnostic.js";
import { LineIndex } from "../source/line-index.js";
import { arrangeTokens } from "./arrange/arrange-tokens.js";
import type { Document } from "./ast.js";
import { documentLimitFinding, tokenLimitFinding } from "./check-limits.js";
import { attachComments } from "./comments.js";
import { decodeSource } from "./decode-source.js";
import { type Finding, reportFindings } from "./findings.js";
import { tokenize } from "./lexer/tokenize.js";
import { type AclLimits, resolveLimits } from "./limits.js";
import { AclParser } from "./parser/acl-parser.js";
import { noComments } from "./parser/nodes.js";
import { createSession } from "./parser/parse-session.js";

export interface ParseAclOptions {
  /** Limits other than {@link defaultAclLimits}. */
  readonly limits?: Partial<AclLimits>;
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
}

/**
 * Parses a document, from text or from UTF-8 bytes. Takes any text or bytes and never throws; takes time in proportion
 * to their length. A document is sound if no diagnostic is an error.
 */
export function parseAcl(source: string | Uint8Array, options: ParseAclOptions = {}): ParsedAcl {
  const limits = resolveLimits(options.limits);
  const tooLong = documentLimitFinding(source, limits);
  if (tooLong !== undefined) return refuse(typeof source === "string" ? source : "", tooLong, limits);
  const { text, fault } = decodeSource(source);
  if (fault !== undefined) return refuse(text, fault, limits);
  const lexed = tokenize(text);
  const beyond = tokenLimitFinding(text, lexed, limits);
  if (beyond !== undefined) return refuse(text, beyond, limits);
  const findings: Finding[] = [];
  const arranged = arrangeTokens(text, lexed, findings);
  const session = createSession(text, arranged, limits);
  parser ??= new AclParser();
  const document = parser.parse(session);
  const { overflow } = session;
  if (overflow !== undefined) {
    const words = { limit: limits.collectionItems };
    return refuse(text, { code: "acl.limit.collection_items", range: overflow, words }, limits);
  }
  if (document === undefined) {
    const words = { kind: "Token" };
    return refuse(text, { code: "acl.parse.unexpected_token", range: { start: 0, end: text.length }, words }, limits);
  }
  attachComments(text, document, arranged.comments);
  for (const finding of session.findings) findings.push(finding);
  return { text, document, ...reportFindings(findings, limits.diagnostics), lineIndex: new LineIndex(text) };
}

// Made at the first use, because making it analyses the grammar.
let parser: AclParser | undefined;

function refuse(text: string, finding: Finding, limits: AclLimits): ParsedAcl {
  const range = { start: 0, end: text.length };
  const document: Document = { kind: "document", range, comments: noComments, items: [] };
  return { text, document, ...reportFindings([finding], limits.diagnostics), lineIndex: new LineIndex(text) };
}
