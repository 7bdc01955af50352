import type { Range } from "@a3s/acl-grammar";
import { finishAnalysis } from "@a3s/sentry-core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PolicySnapshot } from "../../src/document/policy-snapshot.js";
import { PolicyVersions } from "../../src/document/policy-versions.js";
import { encodeTokens, tokensEdits } from "../../src/features/semantic-tokens/encode-tokens.js";
import { semanticTokenTypes } from "../../src/features/semantic-tokens/legend.js";
import { semanticTokens, semanticTokensIn } from "../../src/features/semantic-tokens/semantic-tokens.js";
import { mutatedPolicy } from "../support/mutated-policy.js";
import { snapshotOf } from "../support/read-cursor.js";

const tokensFrom = (snapshot: PolicySnapshot) => finishAnalysis(semanticTokens(snapshot));
const tokensIn = (snapshot: PolicySnapshot, range: Range) => finishAnalysis(semanticTokensIn(snapshot, range));

function check(text: string): readonly string[] {
  return tokensFrom(snapshotOf(text)).map(
    ({ range, type, isDeclaration }) => `${type}${isDeclaration ? "!" : ""} ${text.slice(range.start, range.end)}`,
  );
}

describe("tokens", () => {
  test("of settings", () => {
    expect(check('llm { key = env("K") } # why\nfail_closed = true\n')).toEqual([
      "class llm",
      "property key",
      "function env",
      'string "K"',
      "comment # why",
      "property fail_closed",
      "keyword true",
    ]);
  });

  test("of a rule", () => {
    expect(check('rule "r" {\n  on = "Dns"\n  verdict = block\n  reason = "a\\"b"\n}')).toEqual([
      "class rule",
      'variable! "r"',
      "property on",
      'event "Dns"',
      "property verdict",
      "enumMember block",
      "property reason",
      'string "a',
      'escape \\"',
      'string b"',
    ]);
  });

  test("of a rule in a list", () => {
    expect(check('rules = [{ name = "r" }]')).toEqual(["property rules", "property name", 'variable! "r"']);
  });

  test("of a pattern", () => {
    expect(check("mask { a = '(?i)^(ab|\\.)[^x\\d]{2,}$' }").slice(2)).toEqual([
      "string '",
      "regexFlag (?i)",
      "regexAnchor ^",
      "regexGroup (",
      "regexp ab",
      "regexOperator |",
      "escape \\.",
      "regexGroup )",
      "regexClass [^",
      "regexp x",
      "regexClass \\d",
      "regexClass ]",
      "regexQuantifier {2,}",
      "regexAnchor $",
      "string '",
    ]);
  });

  test("of a pattern through the escapes of its string", () => {
    expect(check('mask { a = "\\\\bx\\"\\\\s" }').slice(2)).toEqual([
      'string "',
      "regexAnchor \\\\b",
      'regexp x\\"',
      "regexClass \\\\s",
      'string "',
    ]);
  });

  test("of a pattern over several lines", () => {
    expect(check("mask {\n  a = <<-E\n    (?x) a+ # one\n    \\b\n  E\n}").slice(2)).toEqual([
      "string <<-E",
      "regexFlag (?x)",
      "regexp a",
      "regexQuantifier +",
      "comment # one",
      "regexAnchor \\b",
      "string   E",
    ]);
  });

  test("of an unfinished pattern", () => {
    expect(check("mask { a = '(a|' }").slice(2)).toEqual([
      "string '",
      "regexGroup (",
      "regexp a",
      "regexOperator |",
      "string '",
    ]);
  });

  test("of what Sentry reads in comments", () => {
    expect(check('# expect block: "x"\n# sentry-ignore sentry.fail_open: why\n# expect nothing\n')).toEqual([
      "comment # ",
      "decorator expect block",
      'comment : "x"',
      "comment # ",
      "decorator sentry-ignore sentry.fail_open",
      "comment : why",
      "comment # expect nothing",
    ]);
  });
});

test("encoded, each place is relative to the token before", () => {
  const snapshot = snapshotOf("a = 1\n  b = true");
  const { lineIndex } = snapshot.analysis.parsed;
  const number = (name: string) => semanticTokenTypes.findIndex((type) => type.name === name);
  expect(encodeTokens(tokensFrom(snapshot), lineIndex)).toEqual([
    ...[0, 0, 1, number("property"), 0],
    ...[0, 4, 1, number("number"), 0],
    ...[1, 2, 1, number("property"), 0],
    ...[0, 4, 4, number("keyword"), 0],
  ]);
});

test("tokens of any mutated document are in order, apart, and on one line each", () => {
  fc.assert(
    fc.property(mutatedPolicy, (text) => {
      const snapshot = snapshotOf(text);
      let behind = 0;
      for (const { range } of tokensFrom(snapshot)) {
        expect(range.start).toBeGreaterThanOrEqual(behind);
        expect(range.end).toBeGreaterThan(range.start);
        expect(text.slice(range.start, range.end)).not.toMatch(/[\r\n]/u);
        behind = range.end;
      }
      expect(behind).toBeLessThanOrEqual(text.length);
      const half = { start: 0, end: text.length >> 1 };
      expect(tokensIn(snapshot, half)).toEqual(tokensFrom(snapshot).filter(({ range }) => range.start < half.end));
    }),
    { numRuns: 200 },
  );
});

test("the edits between two versions give the second", () => {
  const encoded = (text: string) =>
    encodeTokens(tokensFrom(snapshotOf(text)), snapshotOf(text).analysis.parsed.lineIndex);
  fc.assert(
    fc.property(mutatedPolicy, mutatedPolicy, (first, second) => {
      const before = encoded(first);
      const after = encoded(second);
      const patched = [...before];
      for (const { start, deleteCount, data } of tokensEdits(before, after))
        patched.splice(start, deleteCount, ...data);
      expect(patched).toEqual(after);
      expect(tokensEdits(after, after)).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test("the tokens of a text that is edited are those of the same text, new", () => {
  const fields = `on = "Dns", match = 'a+\\.b', verdict = "block", severity = "low", reason = "r"`;
  const blocks = ["a", "b"].map((name) => `# about ${name}\nrule "${name}" { ${fields} }\n`).join("\n");
  const objects = ["c", "d", "e"].map((name) => `  { name = "${name}", ${fields} },\n`).join("");
  const first = `fail_closed = true\n${blocks}\nrules = [\n${objects}]\n# the end`;
  const inserted = fc.constantFrom("", "x", '"', "'", "}", "{", "[", "]", "# ", "/*", "\n", "<<E\n", 'rule "n" { }\n');
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), size: fc.nat(12), inserted });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
      const versions = new PolicyVersions();
      const uri = "file:///policy/sentry.acl";
      let text = first;
      for (const [generation, { at, size, inserted: added }] of edits.entries()) {
        const start = Math.floor(at * text.length);
        text = text.slice(0, start) + added + text.slice(start + size);
        const tokens = tokensFrom(versions.snapshotOf({ uri, version: generation, generation, text }));
        expect(tokens).toEqual(tokensFrom(snapshotOf(text)));
      }
    }),
    { numRuns: 100 },
  );
});
