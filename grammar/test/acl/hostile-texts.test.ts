// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of another language.
import { describe, expect, it } from "vitest";
import { type AclLimits, parseAcl } from "../../src/index.js";

const length = 1 << 15;
const generous: Partial<AclLimits> = { nestingDepth: 250, collectionItems: 1e9, tokenBytes: 1e9 };

// What is found in these texts must not make the search for more of it longer.
const repeated = [
  ..."[{(\"'=,)]}@“\\\r-.;+\u00a0\u202e",
  "a = {\n",
  "a = [\n",
  "a {\n",
  "/*",
  "/* /* */",
  "<<A",
  "<<A\n",
  "<<A\nA\n",
  "<<-A\n  x\nA\n",
  "a = 1\n",
  "a=",
  "a ",
  "a 1 ",
  "x 5 ",
  "x\n",
  "«‘“",
  "- ",
  "a.",
  "/\n",
  '"\\',
  '"}',
  '"${" ',
  '"\\q" ',
  "é ",
  "0x ",
  "{}",
  "{a=",
  "f(",
  "a = f(\n",
  'a "b" ',
  "a = b ? c : d\n",
  "a {\n}\n]",
  "[}",
  "{]",
  "(]",
  "[(]",
  "a = [ }\n",
  'x { a = "\n',
  "a = (\n1)\n",
  "a = ((1))\n",
  "[for a in b : c]",
  "f(x...)\n",
  "{ a b c",
  "a = {x y z w\n",
  "# c\r",
  "a = 1 # c\n",
  "a = { x = 1 y = 2 }\n",
  "]\n",
  "}\n",
];
const once = [
  `a = "${"}".repeat(length)}x`,
  `a = "${"\\".repeat(length)}x`,
  `a = ${"1".repeat(length)}`,
  `a = ${"0".repeat(length)}1`,
  `a = [${"1 ".repeat(length / 2)}]`,
  `a = 1 ${"/* c */ ".repeat(length / 8)} 2`,
  `a = [1, ${"/* c */ ".repeat(length / 8)} 2]`,
  `${"a".repeat(length)} = 1`,
  `a = <<E\n${"E1\n".repeat(length / 3)}E`,
  `a = <<${"E".repeat(length / 2)}\n${"E".repeat(length / 2 - 1)}\n`,
];

describe("hostile texts", () => {
  it.each(repeated)("many of %j", (piece) => {
    const text = piece.repeat(length / piece.length);
    expect(parseAcl(text, { limits: generous }).text).toBe(text);
    // The same inside an item, where other rules of recovery hold.
    for (const around of ["a = [1, ", "d {\n  a = 1\n"]) {
      expect(parseAcl(around + text, { limits: generous }).diagnostics.length).toBeGreaterThan(0);
    }
  });

  it.each(once.map((text) => [text.slice(0, 12), text]))("one with %j", (_, text) => {
    for (const limits of [{}, generous]) expect(parseAcl(text, { limits }).text).toBe(text);
  });

  it("far beyond the default limits", () => {
    const limits = { documentBytes: 1e9, tokenBytes: 1e9 };
    for (const piece of ["1", " ", '"a']) {
      expect(() => parseAcl(`a = ${piece.repeat(4e6 / piece.length)}`, { limits })).not.toThrow();
    }
  });
});
