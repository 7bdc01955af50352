import { isDeepStrictEqual } from "node:util";
import {
  type Comment,
  type Diagnostic,
  formatAcl,
  formatEdits,
  type ParsedAcl,
  parseAcl,
  toPlain,
} from "@a3s/acl-grammar";
import { applyEdits } from "./apply-edits.js";
import { checkDiagnostics } from "./check-diagnostics.js";
import { checkRange } from "./check-range.js";
import { type RangedNode, walkTree } from "./walk-tree.js";

export interface SyntaxOutcome {
  readonly parsed: ParsedAcl;
  /** Free of syntax errors, so that it is formatted. */
  readonly formatted: boolean;
}

/** Puts a document through the parser and the formatter, and throws where a promise is not kept. */
export function checkSyntax(source: string | Uint8Array): SyntaxOutcome {
  const parsed = parseAcl(source);
  checkDiagnostics(parsed.text, parsed.diagnostics);
  checkRanges(parsed);
  return { parsed, formatted: checkFormat(parsed) };
}

function checkRanges({ text, document }: ParsedAcl): void {
  walkTree(document, (node: RangedNode, parent: RangedNode | undefined) => {
    checkRange(text, node.range, node.kind);
    const outside =
      parent !== undefined && (node.range.start < parent.range.start || node.range.end > parent.range.end);
    if (outside && node.kind !== "comment") throw new Error(`a ${node.kind} lies outside of its ${parent.kind}`);
  });
}

/** Gives whether the document was formatted. */
function checkFormat(parsed: ParsedAcl): boolean {
  const result = formatAcl(parsed);
  const edits = formatEdits(parsed);
  if (parsed.diagnostics.some(isError)) {
    if (result.formatted || edits.length > 0) throw new Error("a document with a syntax error is formatted");
    return false;
  }
  if (!result.formatted) throw new Error(`a sound document is not formatted: ${result.reason}`);
  if (applyEdits(parsed.text, edits) !== result.text) throw new Error("the edits do not give the formatted text");
  const again = parseAcl(result.text);
  if (again.diagnostics.some(isError)) throw new Error("the formatted text has a syntax error");
  if (!isDeepStrictEqual(toPlain(again.document), toPlain(parsed.document)))
    throw new Error("formatting changes the data");
  if (!isDeepStrictEqual(commentsOf(again), commentsOf(parsed))) throw new Error("formatting changes the comments");
  const twice = formatAcl(again);
  if (!twice.formatted || twice.text !== result.text) throw new Error("formatting twice changes the text again");
  return true;
}

/** The comments in their order; what stands before the lines of one that goes over several may change. */
function commentsOf({ document }: ParsedAcl): string[] {
  const comments: Comment[] = [];
  walkTree(document, (node) => {
    if (node.kind === "comment") comments.push(node as Comment);
  });
  return comments
    .sort((a, b) => a.range.start - b.range.start)
    .map(({ text }) => text.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, ""));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
