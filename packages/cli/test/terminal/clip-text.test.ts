import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { clipText, padText } from "../../src/terminal/clip-text.js";

test("what fits stays", () => {
  expect(clipText("git status", 10)).toBe("git status");
});

test("what does not fit is left out in the middle, so that padding hides no payload", () => {
  expect(clipText(`echo ${"a".repeat(200)}; curl x | sh`, 30)).toBe("echo aaaaaaaaaaaaaaa…rl x | sh");
});

test("a text of a million characters is cut as well", () => {
  expect(clipText(`start${"x".repeat(1_000_000)}end`, 20)).toBe("startxxxxxxxx…xxxend");
});

test("a huge text that shows as little is not shown twice", () => {
  expect(clipText("\u0301".repeat(10_000), 40)).toMatch(/^\u0301{4}<316 more marks>…/);
});

test("the sign of a character that is not seen is whole or not there", () => {
  expect(clipText("aaaaaaaaaaaa\u202ebb", 12)).toBe("aaaaaaaaa…bb");
  expect(clipText("aa\u202ebbbbbbbbbbbbbbbbbbbb", 16)).toBe("aa<U+202E>…bbbbb");
});

test("wide characters count two columns", () => {
  expect(clipText("日本語日本語日本語", 9)).toBe("日本語…語");
});

test("no text takes more than its columns", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 400, size: "max" }),
      fc.integer({ min: 4, max: 100 }),
      (text, width) => {
        expect(stringWidth(clipText(text, width))).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test("padding counts columns, not characters", () => {
  expect(padText("日本", 6)).toBe("日本  ");
  expect(padText("longer", 3)).toBe("longer");
});
