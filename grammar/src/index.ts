export type * from "./acl/ast.js";
export { sourceRangeOfValue } from "./acl/source-range-of-value.js";
export {
  compareDiagnostics,
  type Diagnostic,
  type DiagnosticSeverity,
  type Fix,
  type RelatedInformation,
  type TextEdit,
} from "./diagnostic.js";
export type { ParsedRegex, RegexNode, RegexProblem, RegexProblemKind } from "./regex/ast.js";
export { parseRegex } from "./regex/parse-regex.js";
export type { Range } from "./source/range.js";
