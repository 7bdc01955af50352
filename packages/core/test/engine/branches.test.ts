import { parseRegex } from "@a3s/acl-grammar/regex";
import { describe, expect, it } from "vitest";
import { branchesOf, trimEnds } from "../../src/engine/automaton/branches.js";
import { splitAtGaps } from "../../src/engine/automaton/gaps.js";
import { SetTable } from "../../src/engine/automaton/set-table.js";
import type { Hir } from "../../src/engine/regex/hir.js";
import { lowerRegex } from "../../src/engine/regex/lower-regex.js";

/** Writes items down again: a character as itself, any other set as its ranges. */
function write(items: readonly Hir[]): string {
  return items.map(writeItem).join("");
}

function writeItem(hir: Hir): string {
  if (hir.kind === "set" && hir.set.length === 2 && hir.set[0] === hir.set[1])
    return String.fromCodePoint(hir.set[0] ?? 0);
  if (hir.kind === "repetition") return `<${writeItem(hir.child)} ${hir.min}-${hir.max}>`;
  return hir.kind === "alternation" ? `<${hir.items.map(writeItem).join("|")}>` : new SetTable().keyOf(hir);
}

function branches(pattern: string): string[] {
  return branchesOf(lowerRegex(parseRegex(pattern))).map((branch) => write(trimEnds(branch)));
}

describe("branchesOf", () => {
  it.each([
    ["ab", ["ab"]],
    ["a(?:b|cd)e", ["abe", "acde"]],
    ["ab?c", ["abc", "ac"]],
    ["a{3}b{4}c", ["aaa<b 4-4>c"]],
    // At the ends only the least count of a repetition matters.
    ["x*ab+", ["ab"]],
    ["x{2,}ab{4,6}", ["xxa<b 4-4>"]],
    ["x*", [""]],
    ["^x*", ["@0"]],
  ])("splits %j", (pattern, expected) => {
    expect(branches(pattern)).toEqual(expected);
  });

  it("keeps what would make too many branches together", () => {
    const letters = "(?:a|bb|c|dd|e)";
    expect(branchesOf(lowerRegex(parseRegex(letters.repeat(3)))).length).toBeLessThanOrEqual(16);
  });
});

describe("splitAtGaps", () => {
  it.each([
    ["ab", undefined],
    ["a\\s*b", undefined],
    ["a.b", undefined],
    ["a.{0,3}b", undefined],
    ["a.*b", ["a", "b"]],
    ["a.{0,9}b[^|]+c", ["a", "b", "c"]],
    // What may be empty is no segment, and what stands before the first one does not matter.
    ["^.*b", ["b"]],
    ["a.*(?:xy)*.*b", ["a", "b"]],
    ["^.*$", undefined],
  ])("splits %j", (pattern, expected) => {
    const [branch = []] = branchesOf(lowerRegex(parseRegex(pattern)));
    expect(splitAtGaps(trimEnds(branch))?.map(({ items }) => write(items))).toEqual(expected);
  });
});
