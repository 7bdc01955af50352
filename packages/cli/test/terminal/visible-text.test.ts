import fc from "fast-check";
import { expect, test } from "vitest";
import { visibleLines, visibleText } from "../../src/terminal/visible-text.js";

test.each([
  ["plain text, 日本語 and 🦀", "plain text, 日本語 and 🦀"],
  ["\u001b[2J\u0007", "␛[2J␇"],
  ["a\nb\r\tc\u0000\u007f", "a␊b␍␉c␀␡"],
  ["\u009b31m", "<U+009B>31m"],
  ["abc\u202etxt.exe", "abc<U+202E>txt.exe"],
  ["a\u200bb\ufeffc\u00add", "a<U+200B>b<U+FEFF>c<U+00AD>d"],
  ["pay\u00a0pal", "pay<U+00A0>pal"],
  ["\ud800", "<U+D800>"],
  ["\u{e0041}", "<U+E0041>"],
  ["\u3164", "<U+3164>"],
  ["e\u0301", "e\u0301"],
  [`Z${"\u0351".repeat(30)}`, `Z${"\u0351".repeat(4)}<26 more marks>`],
])("%j is shown as %j", (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test("nothing that a terminal acts on is left of any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(visibleText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test("lines stay lines where they are ours", () => {
  expect(visibleLines("a\u001b\nb")).toBe("a␛\nb");
});
