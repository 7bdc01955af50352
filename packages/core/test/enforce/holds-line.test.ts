import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { holdsLine } from "../../src/enforce/holds-line.js";

const folder = mkdtempSync(join(tmpdir(), "sentry-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

function check(content: string, line: string, chunkBytes?: number): boolean {
  const path = join(folder, "file");
  writeFileSync(path, content);
  const fd = openSync(path, "r");
  try {
    return holdsLine(fd, Buffer.from(line), 0, chunkBytes);
  } finally {
    closeSync(fd);
  }
}

describe("holdsLine", () => {
  it.each([
    "/bin/a\n",
    "/bin/a",
    "/bin/b\n/bin/a\n/bin/c\n",
    "/bin/b\n/bin/a",
    "\n\n/bin/a\r\n",
    "  \t/bin/a \t\r\n",
    "/bin/ab\n/bin/a\n",
    "#/bin/a\n/bin/a\n",
  ])("finds the line in %j", (content) => {
    expect(check(content, "/bin/a")).toBe(true);
  });

  it.each([
    "",
    "\n",
    "/bin/ab\n",
    "x/bin/a\n",
    "#/bin/a\n",
    "# /bin/a\n",
    "/bin/a # no\n",
    "/bin/\na\n",
    "/bin/a\0\n",
    "/bin",
  ])("does not find it in %j", (content) => {
    expect(check(content, "/bin/a")).toBe(false);
  });

  it("does not take the end of a line that is longer than a piece for the line", () => {
    expect(check(`# ${"x".repeat(62)}/bin/a\n`, "/bin/a", 64)).toBe(false);
    expect(check(`# ${"x".repeat(500)}/bin/a\n/bin/a\n`, "/bin/a", 64)).toBe(true);
  });

  it("agrees with a search line by line, however the file is cut into pieces", () => {
    const part = fc.constantFrom("a", "b", " ", "\n", "\n", "\r\n", "#", "ab", "ba");
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 60 }),
        fc.constantFrom("a", "ab", "aab", "a b"),
        fc.integer({ min: 1, max: 16 }),
        (parts, line, size) => {
          const content = parts.join("");
          // A line padded with blanks beyond a whole piece may be missed: the target is then written once more.
          const expected = content.split("\n").some((each) => each.trim() === line);
          const missable = content.split("\n").some((each) => each.length >= Math.max(size, 2 * line.length + 2) - 1);
          const found = check(content, line, size);
          if (!(missable && !found)) expect(found).toBe(expected);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
