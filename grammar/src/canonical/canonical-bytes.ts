import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Document } from "../acl/ast.js";
import type { Diagnostic } from "../diagnostic.js";
import type { CanonicalSchema } from "./canonical-schema.js";
import { canonicalText } from "./canonical-text.js";
import { collectCanonicalProblems } from "./collect-canonical-problems.js";

export interface CanonicalOptions {
  /** Names the types of blocks whose order means nothing; without it every order counts. */
  readonly schema?: CanonicalSchema;
}

/** A document that has no canonical form; its problems (at least one) are in source order and quote nothing of it. */
export interface NotCanonical {
  readonly canonical: false;
  readonly problems: readonly Diagnostic[];
}

export interface CanonicalBytes {
  readonly canonical: true;
  /** UTF-8 without a byte order mark; lines end with LF, and so does the last. */
  readonly bytes: Uint8Array;
}

/**
 * The bytes of ACL 0.3's canonical form: the same for documents that differ only in layout, comments, spelling of
 * values, or order of attributes and object keys. They are made for hashing. A document with a syntax error, a name
 * that is not of ASCII letters, digits and underscores, a lone surrogate, or a number that is not finite has none.
 */
export function canonicalBytes(document: Document, options: CanonicalOptions = {}): CanonicalBytes | NotCanonical {
  const problems = collectCanonicalProblems(document);
  if (problems.length > 0) return { canonical: false, problems };
  return { canonical: true, bytes: utf8ToBytes(canonicalText(document, options.schema)) };
}
