import { describe, expect, test } from "vitest";
import { editDistance } from "../../src/policy/edit-distance.js";
import { suggestName, suggestValue } from "../../src/policy/suggest.js";

describe("the distance between two texts", () => {
  test.each([
    ["", "", 0],
    ["a", "", 1],
    ["abc", "abc", 0],
    ["abcd", "acbd", 1],
    ["kitten", "sitting", 3],
    ["verdict", "vredcit", 2],
    ["😀a", "a😀", 1],
  ])("%j to %j", (from, to, distance) => {
    expect(editDistance(from, to, 9)).toBe(distance);
    expect(editDistance(to, from, 9)).toBe(distance);
  });

  test("beyond the limit", () => expect(editDistance("abcdef", "uvwxyz", 2)).toBe(3));
});

describe("the name that was meant", () => {
  test.each([
    ["timeout", ["url", "timeout_s"], "timeout_s"],
    ["API_KEY", ["key", "url"], "key"],
    ["DryRun", ["dry_run", "rules"], "dry_run"],
    ["escalate-at", ["escalate_at", "block_at"], "escalate_at"],
    ["threshold", ["escalate_at", "block_at"], "block_at"],
    ["ky", ["key", "url"], "key"],
    ["kx", ["url", "bin"], undefined],
    ["rulez", ["rules", "rule"], "rule"],
    ["x".repeat(100_000), ["rules"], undefined],
  ])("%.20s", (written, candidates, suggestion) => expect(suggestName(written, candidates)).toBe(suggestion));
});

describe("the value that was meant", () => {
  test.each([
    ["DNS", "Dns"],
    ["tool-exec", "ToolExec"],
    ["ToolExce", "ToolExec"],
    ["", undefined],
    ["x", undefined],
    ["Process", undefined],
  ])("%j", (written, suggestion) => {
    expect(suggestValue(written, ["*", "ToolExec", "Dns", "Egress"])).toBe(suggestion);
  });
});
