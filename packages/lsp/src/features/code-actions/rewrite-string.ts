import { parseAcl, type Range } from "@a3s/acl-grammar";
import { quoteTextDouble } from "@a3s/sentry-core";
import type { PolicySnapshot } from "../../document/policy-snapshot.js";
import { nodePathAt } from "../../syntax/node-path.js";
import { spellInside } from "../../syntax/string-source.js";
import type { CodeAction } from "./code-action.js";

/** Writes a string in the other quotes, where that can hold the same text. */
export function rewriteString({ analysis }: PolicySnapshot, range: Range): readonly CodeAction[] {
  const node = nodePathAt(analysis.parsed.document, range.start).at(-1);
  if (node?.kind !== "string" || node.incomplete || node.quote === "heredoc") return [];
  if (range.start < node.range.start || range.end > node.range.end) return [];
  const isDouble = node.quote === '"';
  const newText = isDouble ? `'${spellInside(node.value, "'")}'` : quoteTextDouble(node.value);
  if (!isReadAs(newText, node.value)) return [];
  const title = isDouble ? "Convert to a raw string in single quotes" : "Convert to a string in double quotes";
  return [{ kind: "rewrite", title, edits: [{ range: node.range, newText }] }];
}

/** Single quotes cannot hold every text, and nobody should find a new warning. */
function isReadAs(written: string, value: string): boolean {
  const { document, diagnostics } = parseAcl(`a = ${written}`);
  const [item] = document.items;
  const isSame = item?.kind === "attribute" && item.value.kind === "string" && item.value.value === value;
  // Double quotes say `$${` where single ones need not.
  return isSame && diagnostics.every(({ code }) => code === "acl.lex.template_escape");
}
