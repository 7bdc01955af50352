import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonNode } from "../../src/json/json-node.js";
import { readJson } from "../../src/json/read-json.js";

/** The value that a tree stands for. */
function plainOf(node: JsonNode): unknown {
  switch (node.kind) {
    case "array":
      return node.items.map(plainOf);
    case "object":
      return Object.fromEntries(node.members.map(({ key, value }) => [key, plainOf(value)]));
    case "missing":
      return undefined;
    default:
      return node.value;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const nearlyJson = fc
  .tuple(fc.json({ maxDepth: 4 }), fc.array(fc.tuple(fc.nat(), fc.constantFrom(...'{}[],:"\\ -0a1e.tn\t\u0001'))))
  .map(([json, edits]) =>
    edits.slice(0, 3).reduce((text, [place, character], index) => {
      const at = place % (text.length + 1);
      return index % 2 === 0 ? text.slice(0, at) + character + text.slice(at) : text.slice(0, at) + text.slice(at + 1);
    }, json),
  );

describe("reading JSON with places", () => {
  it("gives the value that JSON.parse gives", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (json) => {
        const { root, problem } = readJson(json);
        expect(problem).toBeUndefined();
        // Two objects of the same members; JSON.parse makes __proto__ a member too.
        expect(JSON.stringify(plainOf(root))).toBe(JSON.stringify(JSON.parse(json)));
      }),
      { numRuns: 300 },
    );
  });

  it("has a problem exactly where JSON.parse has one, and ranges within the text and within each other", () => {
    const check = (node: JsonNode, start: number, end: number): void => {
      expect(node.range.start).toBeGreaterThanOrEqual(start);
      expect(node.range.end).toBeLessThanOrEqual(end);
      expect(node.range.start).toBeLessThanOrEqual(node.range.end);
      if (node.kind === "array") for (const item of node.items) check(item, start, end);
      if (node.kind !== "object") return;
      for (const { keyRange, value } of node.members) {
        expect(keyRange.start).toBeGreaterThanOrEqual(node.range.start);
        check(value, keyRange.end, end);
      }
    };
    fc.assert(
      fc.property(fc.oneof(nearlyJson, fc.string()), (text) => {
        const { root, problem } = readJson(text);
        expect(problem === undefined, text).toBe(isJson(text));
        check(root, 0, text.length);
        if (problem === undefined) return;
        expect(problem.range.start).toBeLessThanOrEqual(problem.range.end);
        expect(problem.range.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['{"a":1,}', "a name in double quotes", 7],
    ['{"a" 1}', "a colon", 5],
    ['{"a":}', "a value", 5],
    ['{"a":1 "b":2}', "a comma or }", 7],
    ["[1 2]", "a comma or ]", 3],
    ['{"a":"b', "a closing double quote", 5],
    ['{"a":"\\x"}', "a known escape", 6],
    ['{"a":"\t"}', "an escape instead of a control character", 6],
    ['{"a":tru}', "a value", 5],
    ["{} {}", "the end of the line", 3],
    ["{a:1}", "a name in double quotes or }", 1],
  ])("%s: expected %s at %i", (text, expected, start) => {
    expect(readJson(text).problem).toMatchObject({ expected, range: { start } });
  });

  it("survives nesting without end", () => {
    for (const open of ["[", '{"a":', "[{"]) {
      expect(readJson(open.repeat(200_000)).problem).toBeDefined();
    }
  });
});
