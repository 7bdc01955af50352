import { describe, expect, test } from "vitest";
import { formatAcl, parseAcl } from "../../src/index.js";
import { readGoldenCases } from "./golden-cases.js";

/** Checks that a text is formatted to another, and that this one stays as it is. */
function check(source: string, expected: string): void {
  expect(format(source)).toBe(expected);
  expect(format(expected)).toBe(expected);
}

function format(source: string): string {
  const result = formatAcl(parseAcl(source));
  return result.formatted ? result.text : `not formatted: ${result.reason}`;
}

for (const { file, cases } of readGoldenCases()) {
  describe(file, () => {
    test.each(cases)("$name", ({ source, expected }) => check(source, expected));
  });
}

describe("line ends and marks", () => {
  test("CRLF is kept", () => check("a=1\r\n# c\r\nb=[\r\n1]", "a = 1\r\n\r\n# c\r\nb = [\r\n  1,\r\n]\r\n"));
  test("the first line end decides", () => check("a=1\nb=2\r\nc=3", "a = 1\nb = 2\nc = 3\n"));
  test("a lone CR becomes a line feed", () => check("a=1\rb=2", "a = 1\nb = 2\n"));
  test("the byte order mark goes", () => check("\ufeffa=1", "a = 1\n"));
  test("a final line end is added once", () => {
    check("a = 1", "a = 1\n");
    check("a = 1\n\n\n", "a = 1\n");
  });
  test("an empty document stays empty", () => {
    check("", "");
    check(" \n\t\n", "");
    check("\ufeff", "");
  });
  test("blanks at the ends of lines go", () => check("# c \t\na = 1  \n \nb = 2\t\n", "# c\na = 1\n\nb = 2\n"));
  test("the body of a heredoc keeps its line ends and blanks", () => {
    check("a=<<EOT \t\nx  \r\n\ty\n EOT", "a = <<EOT\nx  \r\n\ty\n EOT\n");
    check("\r\na=<<EOT\nx\nEOT", "a = <<EOT\r\nx\nEOT\r\n");
  });
  test("a block comment gets the line ends of the document", () => {
    check("a=1\n/* x\r\n\ry */", "a = 1\n/* x\n\ny */\n");
    check("\r\na/* x\ny */=1", "/* x\r\ny */\r\na = 1\r\n");
  });
  test("a block comment keeps its lines", () => check("b {\n/* x \n y*/ a=1}", "b {\n  /* x \n y*/\n  a = 1\n}\n"));
});

describe("width", () => {
  test("counts code points", () => {
    const list = (items: number): string => `a = [${Array(items).fill('"😀😀"').join(", ")}]\n`;
    // Four columns of name and assignment, two of brackets, four an item and two a separator: 16 items take 100.
    expect([...list(16)].length - 1).toBe(100);
    check(list(16), list(16));
    check(list(17), `a = [\n${'  "😀😀",\n'.repeat(17)}]\n`);
  });

  test("an object counts the comma behind it and the blanks before it", () => {
    const object = (length: number): string => `{ a = "${"x".repeat(length)}", b = 1 }`;
    check(`l = [\n  ${object(80)},\n]\n`, `l = [\n  ${object(80)},\n]\n`);
    check(`l = [\n  ${object(81)},\n]\n`, `l = [\n  {\n    a = "${"x".repeat(81)}"\n    b = 1\n  },\n]\n`);
  });

  test("padding that would make a line too long breaks the line", () => {
    const list = `["${"x".repeat(40)}", "${"y".repeat(40)}"]`;
    check(
      `a = ${list}\na_longer_name = 1\nb = 2\n`,
      `a = [\n  "${"x".repeat(40)}",\n  "${"y".repeat(40)}",\n]\n\na_longer_name = 1\nb             = 2\n`,
    );
  });

  test("a long value without parts stays", () => check(`a="${"x".repeat(200)}"`, `a = "${"x".repeat(200)}"\n`));

  test("a comment behind a line does not count", () => {
    const line = `a = ["${"x".repeat(80)}"]`;
    check(`${line} # ${"c".repeat(60)}\n`, `${line}  # ${"c".repeat(60)}\n`);
  });

  test("a one-line block that is too long is written over several lines", () => {
    check(`b { a = "${"x".repeat(88)}" }`, `b { a = "${"x".repeat(88)}" }\n`);
    check(`b { a = "${"x".repeat(89)}" }`, `b {\n  a = "${"x".repeat(89)}"\n}\n`);
  });
});

describe("documents that are not formatted", () => {
  test("syntax errors", () => {
    expect(formatAcl(parseAcl("a = [1"))).toEqual({ formatted: false, reason: "The document has syntax errors" });
  });

  test("the formatted text would be beyond a limit", () => {
    const source = `a='${"\\d".repeat(100_000)}'`;
    const refused = { formatted: false, reason: "The formatted document would be beyond a limit" };
    expect(formatAcl(parseAcl(source))).toEqual(refused);
  });

  test("raised limits hold for the formatted text as well", () => {
    const source = `a = ["${"x".repeat(300_000)}"]`;
    expect(formatAcl(parseAcl(source, { limits: { tokenBytes: 1_000_000 } })).formatted).toBe(true);
  });
});
