import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { aclTextMateGrammarText } from "../../scripts/textmate/acl-grammar.mjs";
import { grammarFile, loadAclGrammar, type ScopedToken, tokenize } from "./tokenize.js";

const folder = new URL("./fixtures/", import.meta.url);
const expectationLine = /^(\s*)(\^+) (.+)$/;

/**
 * Checks a fixture: ACL in which a line of carets under a line names scopes that every character above the carets has,
 * or, behind `!`, that none has.
 */
async function check(fixture: string): Promise<void> {
  const grammar = await loadAclGrammar();
  const source: string[] = [];
  const expectations: { line: number; from: number; to: number; scopes: string[] }[] = [];
  for (const line of fixture.split("\n")) {
    const match = expectationLine.exec(line);
    if (match === null) {
      source.push(line);
      continue;
    }
    const [, indent = "", carets = "", scopes = ""] = match;
    expectations.push({
      line: source.length - 1,
      from: indent.length,
      to: indent.length + carets.length,
      scopes: scopes.trim().split(/\s+/),
    });
  }
  expect(expectations.length).toBeGreaterThan(0);

  const tokens = tokenize(grammar, source.join("\n"));
  const starts = source.map((_, index) => source.slice(0, index).join("\n").length + (index === 0 ? 0 : 1));
  const failures: string[] = [];
  for (const expectation of expectations) {
    const start = starts[expectation.line] ?? 0;
    for (let column = expectation.from; column < expectation.to; column += 1) {
      const scopes = scopesAt(tokens, start + column);
      for (const scope of expectation.scopes) {
        const absent = scope.startsWith("!");
        const wanted = absent ? scope.slice(1) : scope;
        const found = scopes.some((candidate) => candidate === wanted || candidate.startsWith(`${wanted}.`));
        if (found === absent) {
          failures.push(
            `${expectation.line + 1}:${column + 1} ${source[expectation.line]}: ${scope} in ${scopes.join(" ")}`,
          );
        }
      }
    }
  }
  expect(failures).toEqual([]);
}

function scopesAt(tokens: readonly ScopedToken[], offset: number): readonly string[] {
  return tokens.find((token) => token.start <= offset && offset < token.end)?.scopes ?? [];
}

test.each(readdirSync(folder))("scopes of %s", async (name) => {
  await check(readFileSync(new URL(name, folder), "utf8"));
});

test("the grammar file is what its generator writes", () => {
  expect(readFileSync(grammarFile, "utf8")).toBe(aclTextMateGrammarText());
});
