import type { Range } from "@a3s/acl-grammar";
import type { PolicySyntax } from "../document/policy-snapshot.js";
import { nodePathAt, type SyntaxNode, walkNodes } from "../syntax/node-path.js";
import { nameOf, nameRangeOf } from "../syntax/place.js";
import { ruleNamesOfPolicy } from "./rules/rule-names.js";

export interface DocumentHighlight {
  readonly range: Range;
  readonly kind: "write" | "read" | "text";
}

/**
 * The places that belong to the one at hand: rules of one name, uses of one variable, the two brackets of a pair,
 * attributes and blocks of one name.
 */
export function documentHighlights(snapshot: PolicySyntax, offset: number): readonly DocumentHighlight[] {
  const names = ruleNamesOfPolicy(snapshot);
  const rule = names.find(({ range }) => contains(range, offset));
  if (rule !== undefined) {
    return names.filter(({ name }) => name === rule.name).map(({ inner }) => ({ range: inner, kind: "write" }));
  }
  const { document } = snapshot.parsed;
  const path = nodePathAt(document, offset);
  const node = path.at(-1);
  if (node === undefined) return [];
  const call = path.at(-2);
  if (node.kind === "string" && call?.kind === "call" && call.name === "env") return sameVariable(document, node.value);
  const brackets = bracketsOf(path, offset);
  return brackets.length > 0 ? brackets : sameName(document, node, offset);
}

function sameVariable(document: SyntaxNode, name: string): readonly DocumentHighlight[] {
  const found: DocumentHighlight[] = [];
  walkNodes(document, (node) => {
    if (node.kind !== "call" || node.name !== "env") return;
    for (const argument of node.args) {
      if (argument.kind === "string" && argument.value === name) found.push({ range: argument.range, kind: "read" });
    }
  });
  return found;
}

function bracketsOf(path: readonly SyntaxNode[], offset: number): readonly DocumentHighlight[] {
  for (const node of path.toReversed()) {
    if (!("openRange" in node) || node.closeRange === undefined) continue;
    const pair = [node.openRange, node.closeRange];
    if (pair.some((range) => contains(range, offset))) return pair.map((range) => ({ range, kind: "text" }));
  }
  return [];
}

function sameName(document: SyntaxNode, at: SyntaxNode, offset: number): readonly DocumentHighlight[] {
  const own = namedAt(at);
  if (own === undefined || !contains(own.range, offset)) return [];
  const found: DocumentHighlight[] = [];
  walkNodes(document, (node) => {
    const named = namedAt(node);
    if (named?.name === own.name) found.push({ range: named.range, kind: "text" });
  });
  return found;
}

function namedAt(node: SyntaxNode): { readonly name: string; readonly range: Range } | undefined {
  if (node.kind === "attribute" || node.kind === "entry") return { name: nameOf(node), range: nameRangeOf(node) };
  return node.kind === "block" ? { name: node.type, range: node.typeRange } : undefined;
}

function contains({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}
