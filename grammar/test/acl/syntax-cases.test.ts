import { describe, expect, it } from "vitest";
import { aclDiagnosticCodes, type Diagnostic, type Fix, parseAcl, toPlain } from "../../src/index.js";
import { readMarkedText } from "./marked-text.js";
import { errorCases, lesserCases, recoveryCases, type SyntaxCase } from "./syntax-cases.js";

const isError = (diagnostic: Diagnostic) => diagnostic.severity === "error";
const show = ({ code, range }: Diagnostic) => `${code} ${range.start}-${range.end}`;

function checkPlain(parsed: ReturnType<typeof parseAcl>, { attributes, blocks }: SyntaxCase): void {
  const plain = JSON.parse(JSON.stringify(toPlain(parsed.document)));
  if (attributes !== undefined) expect(plain.attributes).toEqual(attributes);
  if (blocks !== undefined) expect(plain.blocks).toEqual(blocks);
}

function applyFix(text: string, fix: Fix): string {
  const edits = [...fix.edits].sort((a, b) => b.range.start - a.range.start || b.range.end - a.range.end);
  let result = text;
  for (const { range, newText } of edits) result = result.slice(0, range.start) + newText + result.slice(range.end);
  return result;
}

/** Every fix takes its finding away and brings no error that was not there before. */
function checkFixes(text: string, found: Diagnostic | undefined, hasNoFix: boolean | undefined): void {
  const fixes = found?.fixes ?? [];
  if (hasNoFix !== true) expect(fixes).not.toEqual([]);
  for (const fix of hasNoFix === true ? [] : fixes) {
    const fixed = applyFix(text, fix);
    const codes = parseAcl(fixed).diagnostics;
    expect(codes.filter(isError).map(show), `${fix.title}: ${JSON.stringify(fixed)}`).toEqual([]);
    expect(codes.map(({ code }) => code)).not.toContain(found?.code);
  }
}

describe("errors", () => {
  it.each([...recoveryCases, ...errorCases])("$code in $text", (testCase) => {
    const { text, range } = readMarkedText(testCase.text);
    const parsed = parseAcl(text);
    const errors = parsed.diagnostics.filter(isError);
    expect(errors.map(show)).toEqual([`${testCase.code} ${range.start}-${range.end}`]);
    checkPlain(parsed, testCase);
    checkFixes(text, errors[0], testCase.hasNoFix);
  });
});

describe("lesser findings", () => {
  it.each(lesserCases)("$code in $text", (testCase) => {
    const { text, range } = readMarkedText(testCase.text);
    const parsed = parseAcl(text);
    expect(parsed.diagnostics.filter(isError)).toEqual([]);
    const found = parsed.diagnostics.filter(({ code }) => code === testCase.code);
    expect(found.map(show)).toEqual([`${testCase.code} ${range.start}-${range.end}`]);
    checkPlain(parsed, testCase);
    checkFixes(text, found[0], testCase.hasNoFix);
  });
});

describe("the table of codes", () => {
  it("holds no code without a case", () => {
    const tested = new Set([...recoveryCases, ...errorCases, ...lesserCases].map(({ code }) => code));
    // Encoding and limits need more than a text, and have tests of their own.
    const untested = Object.keys(aclDiagnosticCodes).filter(
      (code) => !tested.has(code) && !code.startsWith("acl.limit.") && code !== "acl.lex.invalid_encoding",
    );
    expect(untested).toEqual([]);
  });

  it("words every message without the source", () => {
    for (const { text } of [...recoveryCases, ...errorCases]) {
      for (const { message } of parseAcl(readMarkedText(text).text).diagnostics) {
        expect(message).not.toMatch(/fail_clo|egress|dry_run|abc/);
      }
    }
  });
});

it.each([
  ['{\n  "fail_closed": true\n}', true],
  ['{"rules": []}', true],
  ["{ x = 1 }", false],
  ['a = 1\n{ "b": 1 }', false],
  ['= "a"', false],
])("a document in JSON is told the form of a policy: %j", (text, isTold) => {
  const [finding] = parseAcl(text).diagnostics.filter(({ code }) => code === "acl.parse.missing_name");
  expect(finding?.data?.detail !== undefined).toBe(isTold);
});
