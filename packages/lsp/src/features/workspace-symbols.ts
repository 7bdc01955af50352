import type { PolicySyntax } from "../document/policy-snapshot.js";
import { documentSymbols, type PolicySymbol } from "./document-symbols.js";

export interface WorkspaceSymbol extends PolicySymbol {
  readonly uri: string;
}

/** More are of no use in a list that one types to narrow. */
const maxSymbols = 1_000;

/** The rules, assertions and blocks of several policies whose names hold the characters of a query, in their order. */
export function workspaceSymbols(snapshots: Iterable<PolicySyntax>, query: string): readonly WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const snapshot of snapshots) {
    for (const symbol of flatten(documentSymbols(snapshot))) {
      if (symbol.kind === "attribute" || !holdsInOrder(symbol.name, query)) continue;
      found.push({ ...symbol, uri: snapshot.uri });
      if (found.length === maxSymbols) return found;
    }
  }
  return found;
}

function flatten(symbols: readonly PolicySymbol[]): readonly PolicySymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flatten(symbol.children)]);
}

function holdsInOrder(name: string, query: string): boolean {
  const lower = name.toLowerCase();
  let from = 0;
  for (const character of query.toLowerCase()) {
    const at = lower.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}
