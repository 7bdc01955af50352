import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentHighlights } from "../../src/features/document-highlights.js";
import { foldingRanges } from "../../src/features/folding-ranges.js";
import { selectionRanges } from "../../src/features/selection-ranges.js";
import { mutatedPolicy, richPolicy } from "../support/mutated-policy.js";
import { readCursor, snapshotOf } from "../support/read-cursor.js";

describe("folding", () => {
  const check = (text: string) =>
    foldingRanges(snapshotOf(text)).map(({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind}`);

  test("blocks, lists, objects, comments, heredocs", () => {
    expect(
      check("# a\n# b\n\nx = [\n  {\n    a = 1\n  },\n] # c\nb {\n  h = <<E\nx\nE\n}\n/* d\n*/\nc { a = 1 }\n"),
    ).toEqual(["0-1 comment", "3-6 brackets", "4-5 brackets", "8-11 brackets", "9-11 heredoc", "13-14 comment"]);
  });

  test("what is not closed", () => {
    expect(check('deny {\n  egress = "e"\n\nfail_closed = true\n')).toEqual(["0-1 brackets"]);
  });

  test("CR LF", () => {
    expect(check("b {\r\n  a = 1\r\n}\r\n")).toEqual(["0-1 brackets"]);
  });

  test("any mutated document", () => {
    fc.assert(
      fc.property(mutatedPolicy, (text) => {
        const snapshot = snapshotOf(text);
        for (const { startLine, endLine } of foldingRanges(snapshot)) {
          expect(startLine).toBeLessThan(endLine);
          expect(endLine).toBeLessThan(snapshot.analysis.parsed.lineIndex.lineCount);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("selection", () => {
  /** What is selected step by step; what is longer than a line is shown by its ends. */
  const check = (marked: string) => {
    const { snapshot, offset } = readCursor(marked);
    const texts = selectionRanges(snapshot, offset).map(({ start, end }) => snapshot.text.slice(start, end));
    return texts.slice(0, -1);
  };

  test("from a piece of a pattern outwards", () => {
    expect(check("mask { a = '^(?:nc|n<|>cat)+$' }\n")).toEqual([
      "ncat",
      "nc|ncat",
      "(?:nc|ncat)",
      "(?:nc|ncat)+",
      "^(?:nc|ncat)+$",
      "'^(?:nc|ncat)+$'",
      "a = '^(?:nc|ncat)+$'",
      " a = '^(?:nc|ncat)+$' ",
      "mask { a = '^(?:nc|ncat)+$' }",
    ]);
  });

  test("through escapes", () => {
    expect(check('mask { a = "x\\\\b[<|>a-z]" }\n')[0]).toBe("a-z");
  });

  test("in a broken pattern", () => {
    expect(check("mask { a = '(\\d<|>' }\n").slice(0, 2)).toEqual(["\\d", "(\\d"]);
  });

  test("names and lists", () => {
    expect(check("rules = [1, <|>22]\n")).toEqual(["22", "1, 22", "[1, 22]", "rules = [1, 22]"]);
    expect(check("fail<|>_closed = true\n")).toEqual(["fail_closed", "fail_closed = true"]);
  });

  test("at any offset of any mutated document each holds the one before", () => {
    fc.assert(
      fc.property(mutatedPolicy, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const chain = selectionRanges(snapshotOf(text), offset);
        expect(chain.length).toBeGreaterThan(0);
        for (const [index, { start, end }] of chain.entries()) {
          expect(start <= offset && offset <= end).toBe(true);
          const inner = chain[index - 1];
          if (inner !== undefined)
            expect(start <= inner.start && inner.end <= end && end - start > inner.end - inner.start).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("highlights", () => {
  const check = (marked: string) => {
    const { snapshot, offset } = readCursor(marked);
    return documentHighlights(snapshot, offset).map(
      ({ range, kind }) => `${kind} ${range.start} ${snapshot.text.slice(range.start, range.end)}`,
    );
  };

  test("rules of one name", () => {
    expect(check('rule "<|>a" {}\nrule "a" {}\nrule "b" {}')).toEqual(["write 6 a", "write 18 a"]);
  });

  test("uses of one variable", () => {
    expect(check('llm {\n  url = env("A")\n  key = env("<|>A")\n}')).toEqual(['read 18 "A"', 'read 35 "A"']);
  });

  test("brackets", () => {
    expect(check("deny <|>{ }")).toEqual(["text 5 {", "text 7 }"]);
    expect(check("rules = [1]<|>")).toEqual(["text 8 [", "text 10 ]"]);
  });

  test("attributes and blocks of one name", () => {
    expect(check('ru<|>le "a" { on = "Dns" }\nrule "b" { on = "x" }')).toHaveLength(2);
    expect(check('rule "a" { o<|>n = "Dns" }\nrule "b" { on = "x" }')).toHaveLength(2);
  });

  test("at any offset of any mutated document", () => {
    fc.assert(
      fc.property(mutatedPolicy, fc.nat(), (text, at) => {
        for (const { range } of documentHighlights(snapshotOf(text), at % (text.length + 1))) {
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});

test("the policy of these tests is sound", () => {
  expect(snapshotOf(richPolicy).analysis.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});
