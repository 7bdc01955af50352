import { arrangeTokens } from "./arrange/arrange-tokens.js";
import type { Document } from "./ast.js";
import { attachComments } from "./comments.js";
import type { Finding } from "./findings.js";
import type { LexedSource } from "./lexer/tokenize.js";
import type { AclLimits } from "./limits.js";
import { AclParser } from "./parser/acl-parser.js";
import { createSession } from "./parser/parse-session.js";

/** The tree of a text and what was found in it, not yet in order; or the one finding for which there is no tree. */
export type ParsedTokens =
  | { readonly kind: "tree"; readonly document: Document; readonly findings: readonly Finding[] }
  | { readonly kind: "refusal"; readonly refusal: Finding };

/** Builds the tree of a text from its tokens, which are used up by that. */
export function parseTokens(text: string, lexed: LexedSource, limits: AclLimits): ParsedTokens {
  const findings: Finding[] = [];
  const arranged = arrangeTokens(text, lexed, findings);
  const session = createSession(text, arranged, limits);
  parser ??= new AclParser();
  const document = parser.parse(session);
  const { overflow } = session;
  if (overflow !== undefined) {
    const words = { limit: limits.collectionItems };
    return { kind: "refusal", refusal: { code: "acl.limit.collection_items", range: overflow, words } };
  }
  if (document === undefined) {
    const words = { kind: "Token" };
    return {
      kind: "refusal",
      refusal: { code: "acl.parse.unexpected_token", range: { start: 0, end: text.length }, words },
    };
  }
  attachComments(text, document, arranged.comments);
  for (const finding of session.findings) findings.push(finding);
  return { kind: "tree", document, findings };
}

// Made at the first use, because making it analyses the grammar.
let parser: AclParser | undefined;
