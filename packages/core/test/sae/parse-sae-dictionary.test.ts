import { parseSaeDictionary, saeDictionaryLimits } from "@a3s/sentry-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** What is wrong with a text, as `LINE:COLUMN EXPECTED`, where nothing is: the dictionary. */
function read(text: string): unknown {
  const parsed = parseSaeDictionary(text);
  if (parsed.ok) return Object.fromEntries(parsed.dictionary);
  const { expected, line, column } = parsed.problem;
  return `${line}:${column} ${expected}`;
}

const feature = { concept: "deception", category: "harm", weight: 0.5, severity: "low" };
const withFeature = (changes: Readonly<Record<string, unknown>>) => JSON.stringify({ 7: { ...feature, ...changes } });

describe("a dictionary", () => {
  it("maps ids to features; severity is high where it is left out", () => {
    expect(read(withFeature({}))).toEqual({ 7: feature });
    expect(read(withFeature({ severity: undefined, weight: -2 }))).toEqual({
      7: { ...feature, weight: -2, severity: "high" },
    });
    expect(read(JSON.stringify({ 0: feature, 4294967295: feature }))).toEqual({ 0: feature, 4294967295: feature });
  });

  it.each([
    ["", "1:1 a value"],
    ["[]", "1:1 an object of features by their ids"],
    ["null", "1:1 an object of features by their ids"],
    ["{}", "1:1 at least one feature"],
    ['{\n  "7": {,\n}', "2:9 a name in double quotes or }"],
    ['{"7":1}', "1:6 an object with concept, category and weight"],
    ['{"7":{"concept":"c"}}', "1:6 a feature with category"],
    ['{"07":{}}', "1:2 a feature id: a whole number from 0 to 4294967295 without leading zeros"],
    ['{"-1":{}}', "1:2 a feature id: a whole number from 0 to 4294967295 without leading zeros"],
    ['{"1.5":{}}', "1:2 a feature id: a whole number from 0 to 4294967295 without leading zeros"],
    ['{"4294967296":{}}', "1:2 a feature id: a whole number from 0 to 4294967295 without leading zeros"],
    ['{"__proto__":{}}', "1:2 a feature id: a whole number from 0 to 4294967295 without leading zeros"],
    ['{"7":{"weigth":1}}', "1:7 concept, category, weight or severity"],
    ['{"7":{"weight":1,"weight":0}}', "1:18 each name once"],
  ])("%s is none", (text, problem) => expect(read(text)).toBe(problem));

  it.each([
    [{ weight: "1" }],
    [{ weight: 1e7 }],
    [{ weight: null }],
    [{ severity: "High" }],
    [{ severity: null }],
    [{ concept: " " }],
    [{ concept: "a\nb" }],
    [{ category: "x".repeat(saeDictionaryLimits.textLength + 1) }],
    [{ category: 1 }],
  ])("%j is no member of a feature", (changes) =>
    expect(read(withFeature(changes))).toMatch(/^1:\d+ a (?:weight|severity|concept|category)/),
  );

  it("has finite weights", () => {
    for (const weight of ["1e999", "-1e999", "NaN", "Infinity"]) {
      expect(read(withFeature({ weight: 5 }).replace(":5", `:${weight}`))).toMatch(/^1:\d+ a (?:weight|value)/);
    }
  });

  it("holds an id once, also where JSON.parse would take the last", () => {
    const one = JSON.stringify(feature);
    expect(read(`{"7":${one},"8":${one},"7":${one}}`)).toMatch(/^1:\d+ each feature id once$/);
    expect(read(`{"7":${one},"\\u0037":${one}}`)).toMatch(/^1:\d+ each feature id once$/);
  });

  it("is bounded", () => {
    const many = (count: number) =>
      `{${Array.from({ length: count }, (_, id) => `"${id}":{"concept":"c","category":"d","weight":1}`).join(",")}}`;
    expect(parseSaeDictionary(many(saeDictionaryLimits.features)).ok).toBe(true);
    expect(read(many(saeDictionaryLimits.features + 1))).toMatch(/at most 131072 features$/);
    expect(read(" ".repeat(saeDictionaryLimits.bytes + 1))).toBe("1:1 at most 16 MiB");
    expect(read("[".repeat(100_000))).toMatch(/^1:\d+ fewer levels of nesting$/);
  });

  it("is read from any text without an exception, and holds only sound features", () => {
    const json = fc.oneof(
      fc.string(),
      fc.json(),
      fc.dictionary(fc.string(), fc.anything()).map((value) => `${JSON.stringify(value)}`),
    );
    fc.assert(
      fc.property(json, (text) => {
        const parsed = parseSaeDictionary(text);
        if (!parsed.ok) expect(parsed.problem.line).toBeGreaterThan(0);
      }),
    );
  });
});
