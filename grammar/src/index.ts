export type * from "./acl/ast.js";
export { childrenOf, type SyntaxNode } from "./acl/children-of.js";
export { type AclCode, type AclDiagnosticCode, type AclErrorFamily, aclDiagnosticCodes } from "./acl/codes.js";
export { type AclLimits, defaultAclLimits, maximumNestingDepth } from "./acl/limits.js";
export { type ParseAclOptions, type ParsedAcl, parseAcl } from "./acl/parse-acl.js";
export { AclMemory } from "./acl/parts/acl-memory.js";
export type { DocumentPart } from "./acl/parts/document-part.js";
export type { Fragment } from "./acl/parts/fragment.js";
export { attributeOf, groupParts, itemsOf, joinComments } from "./acl/parts/join-parts.js";
export { moveDiagnostic, moveEntry, moveItem, moveLabel, moveRange, moveValue } from "./acl/parts/move.js";
export { type PlainBlock, type PlainBody, type PlainObject, type PlainValue, toPlain } from "./acl/plain.js";
export { sourceRangeOfValue } from "./acl/source-range-of-value.js";
export { type SourceToken, type SourceTokenKind, sourceTokens } from "./acl/source-tokens.js";
export {
  type CanonicalBytes,
  type CanonicalOptions,
  canonicalBytes,
  type NotCanonical,
} from "./canonical/canonical-bytes.js";
export { type CanonicalDigest, canonicalDigest } from "./canonical/canonical-digest.js";
export type { CanonicalBlockSchema, CanonicalSchema } from "./canonical/canonical-schema.js";
export {
  compareDiagnostics,
  type Diagnostic,
  type DiagnosticSeverity,
  type Fix,
  type RelatedInformation,
  type TextEdit,
} from "./diagnostic.js";
export { type FormatResult, formatAcl, formatEdits } from "./format/format-acl.js";
export type { ParsedRegex, RegexNode, RegexProblem, RegexProblemKind } from "./regex/ast.js";
export { parseRegex } from "./regex/parse-regex.js";
export { type AclPosition, type AclSpan, aclSpan } from "./source/acl-span.js";
export { LineIndex, type Position } from "./source/line-index.js";
export type { Range } from "./source/range.js";
