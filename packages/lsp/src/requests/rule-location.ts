import { LineIndex } from "@a3s/acl-grammar";
import type { Rule } from "@a3s/sentry-core";
import { builtinDocument } from "../document/builtin-document.js";
import type { PolicySnapshot } from "../document/policy-snapshot.js";
import type { ProtocolLocation } from "../protocol/place.js";
import { toLspRange } from "../wiring/to-lsp-range.js";

const builtinLines = new LineIndex(builtinDocument.text);

/** Where the name of a rule stands: in the policy, or in the built-in one. */
export function ruleLocation({ uri, analysis }: PolicySnapshot, { layer, nameRange }: Rule): ProtocolLocation {
  return layer === "builtin"
    ? { uri: builtinDocument.uri, range: toLspRange(builtinLines, nameRange) }
    : { uri, range: toLspRange(analysis.parsed.lineIndex, nameRange) };
}
