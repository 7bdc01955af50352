/** How much of a document the parser takes on. A document beyond a limit is refused as a whole: its tree is empty. */
export interface AclLimits {
  /** UTF-8 bytes of the document, byte order mark included. */
  readonly documentBytes: number;
  /** UTF-8 bytes of one token or comment, quotes and marks included. */
  readonly tokenBytes: number;
  /** Brackets open at one place; never more than {@link maximumNestingDepth}, whatever is asked for. */
  readonly nestingDepth: number;
  /** Items of one document, body, label list, list, object or argument list. */
  readonly collectionItems: number;
  /** Diagnostics reported for one document; more are cut, errors last. */
  readonly diagnostics: number;
}

/** The limits of ACL 0.3.0, and 100 diagnostics. */
export const defaultAclLimits: AclLimits = {
  documentBytes: 1_048_576,
  tokenBytes: 262_144,
  nestingDepth: 64,
  collectionItems: 10_000,
  diagnostics: 100,
};

/** The parser and every walk over the tree recurse once a level; this depth is safe on the default stacks of all supported platforms. */
export const maximumNestingDepth = 250;

export function resolveLimits(limits: Partial<AclLimits> = {}): AclLimits {
  return {
    documentBytes: limits.documentBytes ?? defaultAclLimits.documentBytes,
    tokenBytes: limits.tokenBytes ?? defaultAclLimits.tokenBytes,
    nestingDepth: Math.min(limits.nestingDepth ?? defaultAclLimits.nestingDepth, maximumNestingDepth),
    collectionItems: limits.collectionItems ?? defaultAclLimits.collectionItems,
    diagnostics: limits.diagnostics ?? defaultAclLimits.diagnostics,
  };
}
