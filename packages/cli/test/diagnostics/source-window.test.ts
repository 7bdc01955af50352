import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { sourceWindow } from "../../src/diagnostics/source-window.js";

/** Shows a line whose mark stands between `<|` and `|>` (or at `<||>`) as the line and the marks below it. */
function show(marked: string, width = 40): string[] {
  const start = marked.indexOf("<|");
  const end = marked.indexOf("|>") - 2;
  const line = marked.replace("<|", "").replace("|>", "");
  const { text, markColumn, markWidth } = sourceWindow({ line, start, end }, width);
  return [text, " ".repeat(markColumn) + "^".repeat(markWidth)];
}

test("a line that fits is shown whole", () => {
  expect(show('verdict = <|"blok"|> # why')).toEqual(['verdict = "blok" # why', "          ^^^^^^"]);
});

test("an empty range is marked where it is", () => {
  expect(show("a = [1<||> 2]")).toEqual(["a = [1 2]", "      ^"]);
  expect(show("a = [1<||>")).toEqual(["a = [1", "      ^"]);
  expect(show("<||>")).toEqual(["", "^"]);
});

test("a tab takes four columns", () => {
  expect(show("\ta\t= <|1\t|>")).toEqual(["    a    = 1    ", "           ^^^^^"]);
});

test("wide characters and emoji take two columns", () => {
  expect(show('a = "日本🦀" <|oops|>')).toEqual(['a = "日本🦀" oops', "             ^^^^"]);
  expect(show('"<|日本|>"')).toEqual(['"日本"', " ^^^^"]);
  expect(show('"<|👨‍👩‍👧|>"').at(1)).toBe(` ${"^".repeat(stringWidth("👨<U+200D>👩<U+200D>👧"))}`);
});

test("combining marks take none", () => {
  expect(show('"e\u0301e\u0301" <|x|>')).toEqual(['"e\u0301e\u0301" x', "     ^"]);
});

test("what is not seen is made visible and marked", () => {
  expect(show('"a<|\u202e|>b\u001b"')).toEqual(['"a<U+202E>b␛"', "  ^^^^^^^^"]);
});

test("of a long line the part around the mark is shown", () => {
  const long = "x".repeat(100);
  expect(show(`${long}<|mark|>${long}`)).toEqual(["…xxxxxxxxxxxxmarkxxxxxxxxxxxxxxxxxxxxxx…", "             ^^^^"]);
});

test("at the end of a long line the room goes to what is before", () => {
  expect(show(`${"x".repeat(100)}<|mark|>`)).toEqual([
    "…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxmark",
    `${" ".repeat(35)}^^^^`,
  ]);
});

test("a mark longer than the room goes on to its end", () => {
  expect(show(`a = "<|${"x".repeat(1000)}|>"`)).toEqual([`a = "${"x".repeat(33)}…`, `     ${"^".repeat(33)}`]);
});

test("a line of a million characters is cut in a moment", () => {
  const line = "日".repeat(1_000_000);
  expect(sourceWindow({ line, start: 500_000, end: 900_000 }, 80).text).toHaveLength(41);
});

test("no line takes more than its columns", () => {
  const part = fc.string({ unit: "grapheme", maxLength: 100, size: "max" });
  fc.assert(
    fc.property(part, part, part, fc.integer({ min: 20, max: 120 }), (before, marked, after, width) => {
      const start = before.length;
      const shown = sourceWindow({ line: before + marked + after, start, end: start + marked.length }, width);
      expect(stringWidth(shown.text)).toBeLessThanOrEqual(width);
      expect(shown.markColumn).toBeLessThan(width);
    }),
  );
});
