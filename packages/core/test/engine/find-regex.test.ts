import { parseRegex } from "@a3s/acl-grammar/regex";
import { describe, expect, it } from "vitest";
import { compileRegex } from "../../src/engine/regex/compile-regex.js";
import { findRegex } from "../../src/engine/regex/find-regex.js";
import { testRegex } from "../../src/engine/regex/test-regex.js";

/** Says where the pattern matches, as `start-end` for each group, `-` for a group that took no part. */
function find(pattern: string, subject: string): string {
  const program = compileRegex(parseRegex(pattern));
  const groups = findRegex(program, subject);
  expect(testRegex(program, subject)).toBe(groups !== undefined);
  return groups?.map((group) => (group === undefined ? "-" : `${group.start}-${group.end}`)).join(" ") ?? "none";
}

describe("findRegex", () => {
  it.each([
    ["b", "abc", "1-2"],
    ["", "", "0-0"],
    ["a|ab", "ab", "0-1"],
    ["(a+)(a*?)b", "caab", "1-4 1-3 3-3"],
    ["(a)|(b)", "b", "0-1 - 0-1"],
    ["(a*)*", "aa", "0-2 0-2"],
    ["(a|b)*?c", "abc", "0-3 1-2"],
    ["(?U)a+", "aa", "0-1"],
    ["(?U)a+?", "aa", "0-2"],
    ["a{2,3}", "aaaa", "0-3"],
    ["a{0}", "a", "0-0"],
    ["x$", "x\n", "none"],
    ["(?m)x$", "x\n", "0-1"],
    ["(?m)^x", "a\nx", "2-3"],
    ["(?Rm)^$", "\r\n", "0-0"],
    ["(?Rm)a$", "a\r\n", "0-1"],
    ["(?m)a$", "a\r\n", "none"],
    ["a.b", "a\nb", "none"],
    ["a.b", "a\rb", "0-3"],
    ["(?R)a.b", "a\rb", "none"],
    ["(?s)a.b", "a\nb", "0-3"],
    ["(?i)k", "\u212a", "0-1"],
    ["(?i)[^k]", "\u212a", "none"],
    ["(?i)ſ", "S", "0-1"],
    ["(?i-u)k", "\u212a", "none"],
    ["(?i)i", "İ", "none"],
    ["\\bé\\b", " é ", "1-2"],
    ["(?-u:\\b)é", " é", "none"],
    ["\\b{start}\\w+\\b{end}", "- ab", "2-4"],
    ["\\b{end-half}-", "a-", "1-2"],
    [".", "😀", "0-2"],
    ["^.$", "\ud83d", "0-1"],
    ["\\x{FFFD}", "a\ude00", "1-2"],
    ["..", "\ud83d😀", "0-3"],
    ["[[:alpha:]&&[^a]]", "ab", "1-2"],
    ["[a-z--[aeiou]]+", "aeb", "2-3"],
    ["\\d", "٣", "0-1"],
    ["a(?i)b|c", "C", "0-1"],
    ["(?:a(?i)b)c", "aBC", "none"],
    ["[^\\x00-\\x{10FFFF}]", "a", "none"],
  ])("finds %j in %j", (pattern, subject, expected) => {
    expect(find(pattern, subject)).toBe(expected);
  });

  it("starts where it is told to, with what stands before as context", () => {
    const program = compileRegex(parseRegex("\\bb|b"));
    expect(findRegex(program, "abb", { from: 2 })).toEqual([{ start: 2, end: 3 }]);
    expect(findRegex(compileRegex(parseRegex("^b")), "abb", { from: 1 })).toBeUndefined();
    expect(findRegex(compileRegex(parseRegex("\\Bb")), "😀b", { from: 2 })).toBeUndefined();
  });

  it("reads a large subject in one pass whatever the pattern", () => {
    const subject = "a".repeat(20_000);
    expect(find("(?:a?){20}a{20}b|(a*)*c|(?:a|a)*d", subject)).toBe("none");
  });
});
