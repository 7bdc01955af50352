import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { IGrammar } from "vscode-textmate";

// Both packages are CommonJS bundles without named exports for ES modules.
const require = createRequire(import.meta.url);
const textmate: typeof import("vscode-textmate") = require("vscode-textmate");
const oniguruma: typeof import("vscode-oniguruma") = require("vscode-oniguruma");

export const grammarFile = new URL("../../syntaxes/acl.tmLanguage.json", import.meta.url);

let loaded: Promise<IGrammar> | undefined;

/** The grammar as VS Code runs it; loaded once for all tests of a file. */
export function loadAclGrammar(): Promise<IGrammar> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<IGrammar> {
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) =>
      scope === "source.acl"
        ? textmate.parseRawGrammar(readFileSync(grammarFile, "utf8"), "acl.tmLanguage.json")
        : null,
  });
  const grammar = await registry.loadGrammar("source.acl");
  if (grammar === null) throw new Error("the grammar does not load");
  return grammar;
}

export interface ScopedToken {
  /** UTF-16 offsets in the whole text. */
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/** The tokens of a text, line by line; line breaks belong to none. */
export function tokenize(grammar: IGrammar, text: string): ScopedToken[] {
  const tokens: ScopedToken[] = [];
  let stack = textmate.INITIAL;
  for (const line of linesOf(text)) {
    const result = grammar.tokenizeLine(line.text, stack);
    stack = result.ruleStack;
    for (const token of result.tokens) {
      const end = Math.min(token.endIndex, line.text.length);
      if (token.startIndex < end) {
        tokens.push({ start: line.start + token.startIndex, end: line.start + end, scopes: token.scopes });
      }
    }
  }
  return tokens;
}

function linesOf(text: string): { start: number; text: string }[] {
  const lines: { start: number; text: string }[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ start, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  lines.push({ start, text: text.slice(start) });
  return lines;
}
