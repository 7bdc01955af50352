import { LineIndex } from "@a3s/acl-grammar";
import { describe, expect, test } from "vitest";
import { PolicyError } from "../../src/load/policy-error.js";
import type { AnalyzeOptions, PolicyAnalysis } from "../../src/policy/analyze-document.js";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";
import { diagnosticCodes } from "../../src/policy/diagnostic-codes.js";
import { type EffectiveConfig, effectiveConfig } from "../../src/policy/effective-config.js";
import { Sentry } from "../../src/sentry.js";
import type { SentryOptions } from "../../src/sentry-options.js";
import { expectFixesToHelp } from "./expect-fixes-to-help.js";
import { type ExpectedFinding, type Fixture, fixtures } from "./fixtures.js";

/** Codes of the language itself are judged by what the parser says. */
const isSyntax = (code: string) => /^acl\.(?:lex|parse|limit)\./u.test(code);

function analyze({ source, expected }: Fixture<ExpectedFinding>) {
  const options: AnalyzeOptions = {
    ...(expected.limits === undefined ? {} : { limits: expected.limits }),
    ...(expected.portability === undefined ? {} : { portability: expected.portability }),
  };
  return { options, analysis: analyzePolicy(source, options) };
}

function placed({ parsed }: PolicyAnalysis, diagnostics: PolicyAnalysis["diagnostics"]) {
  const lines = new LineIndex(parsed.text);
  return diagnostics.map(({ code, severity, range }) => ({ code, severity, ...lines.positionAt(range.start) }));
}

describe("a document with one error", () => {
  test.each(fixtures("invalid"))("$name", (fixture) => {
    const { analysis, options } = analyze(fixture);
    const { code, line, character } = fixture.expected;
    const reported = isSyntax(code) ? analysis.parsed.diagnostics : analysis.diagnostics;
    const errors = reported.filter(({ severity }) => severity === "error");
    expect(placed(analysis, errors)).toEqual([{ code, severity: "error", line, character }]);
    expect(analysis.accepted).toBe(false);
    if (!isSyntax(code)) for (const error of errors) expectFixesToHelp(analysis.parsed.text, error, options);
  });
});

describe("a document with a lesser finding", () => {
  test.each(fixtures("warn"))("$name", (fixture) => {
    const { analysis, options } = analyze(fixture);
    const { code, line, character } = fixture.expected;
    expect(placed(analysis, analysis.diagnostics)).toContainEqual({
      code,
      severity: expect.not.stringMatching("error"),
      line,
      character,
    });
    for (const finding of analysis.diagnostics) {
      if (!isSyntax(finding.code)) expectFixesToHelp(analysis.parsed.text, finding, options);
    }
  });
});

describe("what a document comes to", () => {
  test.each(fixtures<EffectiveConfig>("sentry"))("$name", ({ source, expected }) => {
    const { policy, diagnostics } = analyzePolicy(source);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(effectiveConfig(policy)).toEqual(expected);
  });
});

describe("a document from which a judge is built", () => {
  test.each(fixtures("load"))("$name", (fixture) => {
    const { analysis } = analyze(fixture);
    expect(analysis.accepted).toBe(true);
    const { code, line, character, environment: env = {}, rulesOnly = false } = fixture.expected;
    const { diagnostics } = load(analysis.parsed.text, { env, rulesOnly });
    expect(placed(analysis, diagnostics)).toContainEqual({
      code,
      severity: diagnosticCodes[code]?.severity,
      line,
      character,
    });
  });
});

function load(text: string, options: SentryOptions): Pick<Sentry | PolicyError, "diagnostics"> {
  try {
    return Sentry.create(`${text}\n`, options);
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
}
