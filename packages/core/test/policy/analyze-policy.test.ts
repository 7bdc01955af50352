import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";
import { diagnosticCodes } from "../../src/policy/diagnostic-codes.js";
import { rule } from "./check.js";
import { expectFixesToHelp } from "./expect-fixes-to-help.js";
import { fixtures } from "./fixtures.js";

const texts = [...fixtures("invalid"), ...fixtures("warn")].map(({ source }) => Buffer.from(source).toString("utf8"));

/** Documents cut and glued from the fixtures: nearly right, and wrong in many ways at once. */
const mutated = fc
  .array(
    fc
      .tuple(fc.constantFrom(...texts), fc.nat(400), fc.nat(400))
      .map(([text, start, length]) => (length > 200 ? text : text.slice(start % (text.length + 1)).slice(0, length))),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(""));

describe("any text", () => {
  test("is analysed without an exception, with sorted findings of known codes inside the text", () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string({ unit: "binary", maxLength: 200 })), (text) => {
        const { diagnostics, accepted, parsed } = analyzePolicy(text, { portability: ["hcl-rs"] });
        expect(accepted).toBe(!diagnostics.some(({ severity }) => severity === "error"));
        let last = 0;
        for (const { code, range, fixes = [], related = [] } of diagnostics) {
          expect(Object.hasOwn(diagnosticCodes, code), code).toBe(true);
          expect(range.start).toBeGreaterThanOrEqual(last);
          last = range.start;
          const ranges = [
            range,
            ...related.map((place) => place.range),
            ...fixes.flatMap((fix) => fix.edits.map((edit) => edit.range)),
          ];
          for (const { start, end } of ranges) {
            expect(0 <= start && start <= end && end <= parsed.text.length, `${code} ${start}-${end}`).toBe(true);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("has messages without text of the document", () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), (text) => {
        const marked = text.replace(/"(?:[^"\\\n]|\\.)*"/gu, '"zqxjk$&zqxjk"').replaceAll('""', '"');
        const { diagnostics } = analyzePolicy(marked, { portability: ["hcl-rs"] });
        for (const { message, related = [] } of diagnostics) {
          expect([message, ...related.map((place) => place.message)].join()).not.toContain("zqxjk");
        }
      }),
      { numRuns: 500 },
    );
  });
});

test("a policy of thousands of rules is analysed", () => {
  const text = Array.from({ length: 5000 }, (_, i) =>
    rule({ match: `"m${i}"`, verdict: '"escalate"' }, `"r-${i}"`),
  ).join("");
  const { policy, diagnostics, truncated, accepted } = analyzePolicy(text);
  expect(policy.rules).toHaveLength(5000);
  expect(diagnostics).toHaveLength(100);
  expect({ truncated, accepted }).toEqual({ truncated: true, accepted: true });
});

test.each(["/**/ ", "/**/\n", "# x\n", "# sentry-ignore sentry.fail_open: x\n", '# expect block: "x"\n'])(
  "a mebibyte of %j is analysed",
  (comment) => {
    const text = comment.repeat(Math.floor(1_048_576 / comment.length));
    expect(analyzePolicy(text, { portability: ["hcl-rs"] }).accepted).toBe(true);
  },
);

test("an error is never cut off by lesser findings", () => {
  const text = Array.from({ length: 200 }, (_, i) =>
    rule({ match: `"m${i}"`, verdict: '"escalate"' }, `"r-${i}"`),
  ).join("");
  const { diagnostics, accepted } = analyzePolicy(`${text}fail_closed = 4\n`);
  expect(accepted).toBe(false);
  expect(diagnostics.some(({ code }) => code === "acl.schema.value_type")).toBe(true);
});

test("every finding of the fixtures has fixes that help", () => {
  for (const { source } of [...fixtures("sentry"), ...fixtures("warn")]) {
    const text = Buffer.from(source).toString("utf8");
    for (const finding of analyzePolicy(text).diagnostics) {
      if (!/^acl\.(?:lex|parse)\./u.test(finding.code)) expectFixesToHelp(text, finding);
    }
  }
});
