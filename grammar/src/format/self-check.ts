import type { Comment, Document } from "../acl/ast.js";
import { type AclLimits, defaultAclLimits } from "../acl/limits.js";
import { type ParsedAcl, parseAcl } from "../acl/parse-acl.js";
import { toPlain } from "../acl/plain.js";
import { collectComments } from "./collect-comments.js";
import { anyLineEnd, trimBlanksEnd } from "./source-text.js";

const unlimited: AclLimits = {
  documentBytes: Number.POSITIVE_INFINITY,
  tokenBytes: Number.POSITIVE_INFINITY,
  nestingDepth: Number.POSITIVE_INFINITY,
  collectionItems: Number.POSITIVE_INFINITY,
  diagnostics: defaultAclLimits.diagnostics,
};

/**
 * Why a formatted text may not take the place of a document without errors; undefined when it is read as the same data
 * and the same comments in the same order.
 */
export function findChange(original: ParsedAcl, text: string): string | undefined {
  const parsed = parseWithinLimits(original, text);
  if (parsed.diagnostics.some(({ code }) => code.startsWith("acl.limit."))) {
    return "The formatted document would be beyond a limit";
  }
  const isSame =
    !hasErrors(parsed) &&
    JSON.stringify(toPlain(parsed.document)) === JSON.stringify(toPlain(original.document)) &&
    sameTexts(commentTexts(parsed.document), commentTexts(original.document));
  return isSame ? undefined : "The formatted document would not be read as the same document";
}

/** A document that needed raised limits may need them again; one that did not must not begin to. */
function parseWithinLimits(original: ParsedAcl, text: string): ParsedAcl {
  const parsed = parseAcl(text);
  if (!hasErrors(parsed) || !hasErrors(parseAcl(original.text))) return parsed;
  return parseAcl(text, { limits: unlimited });
}

function hasErrors(parsed: ParsedAcl): boolean {
  return parsed.diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** Neither the blanks behind a line comment nor the line ends in a block comment belong to its text. */
function commentTexts(document: Document): string[] {
  return collectComments(document).map(({ style, text }: Comment) =>
    style === "/*" ? text.replace(anyLineEnd, "\n") : text.slice(0, trimBlanksEnd(text, 0, text.length)),
  );
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
