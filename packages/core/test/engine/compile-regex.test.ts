import { parseRegex } from "@a3s/acl-grammar/regex";
import { describe, expect, it } from "vitest";
import { compileRegex, maxProgramSize, RegexSizeError, regexSize } from "../../src/engine/regex/compile-regex.js";
import { repeated } from "./rules.js";

describe("compileRegex", () => {
  it.each(["", "a", "(a|b)*c{2,5}", "(?:x*)*", "(?:ab){3,}", "a??", "\\b(\\w+)\\b"])(
    "needs as much as foretold for %j",
    (pattern) => {
      const regex = parseRegex(pattern);
      // The match and the two ends of the whole match are not counted; a loop may need one instruction less.
      const needed = compileRegex(regex).opcodes.length - 3;
      expect(needed).toBeLessThanOrEqual(regexSize(regex));
      expect(needed).toBeGreaterThanOrEqual(regexSize(regex) - 2);
    },
  );

  it("compiles the longest repetition that the language allows", () => {
    expect(regexSize(parseRegex("a{100000}"))).toBeLessThan(maxProgramSize);
  });

  it("refuses what is too large", () => {
    const regex = repeated("abcdefgh", 100_000);
    expect(regexSize(regex)).toBe(800_000);
    expect(() => compileRegex(regex)).toThrow(RegexSizeError);
  });
});
