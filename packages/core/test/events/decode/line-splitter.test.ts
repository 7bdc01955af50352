import { LineSplitter } from "@a3s/sentry-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** The lines of the chunks, and how many were skipped. */
function split(chunks: readonly string[], maxLineBytes?: number): { lines: string[]; skipped: number } {
  const splitter = new LineSplitter(maxLineBytes === undefined ? {} : { maxLineBytes });
  const lines: string[] = [];
  const visit = (bytes: Uint8Array, start: number, end: number) => {
    lines.push(Buffer.from(bytes.subarray(start, end)).toString());
  };
  for (const chunk of chunks) splitter.push(Buffer.from(chunk), visit);
  splitter.end(visit);
  return { lines, skipped: splitter.skipped };
}

describe("LineSplitter", () => {
  it.each<[string[], string[]]>([
    [[], []],
    [[""], []],
    [["a\nb\n"], ["a", "b"]],
    [["a\nb"], ["a", "b"]],
    [
      ["a", "b", "\nc", "\n"],
      ["ab", "c"],
    ],
    [
      ["a\r", "\n\n", "\n"],
      ["a\r", "", ""],
    ],
    [["é".repeat(3)], ["ééé"]],
  ])("finds the lines of %j", (chunks, lines) => {
    expect(split(chunks)).toEqual({ lines, skipped: 0 });
  });

  it("does not copy a line that stands in one chunk", () => {
    const chunk = Buffer.from("a\nbc\nd");
    const places: unknown[] = [];
    new LineSplitter().push(chunk, (bytes, start, end) => places.push(bytes === chunk, start, end));
    expect(places).toEqual([true, 0, 1, true, 2, 4]);
  });

  it.each<[string[], string[], number]>([
    [["abc\nabcd\nd\n"], ["abc", "d"], 1],
    [["ab", "cd", "ef\nd"], ["d"], 1],
    [["abcd", "\n", "abc"], ["abc"], 1],
    [["abc", "\n"], ["abc"], 0],
    [["abcdefgh"], [], 1],
    [["ab", "cd"], [], 1],
    [["abcd", "e\nfghi", "j\nk"], ["k"], 2],
  ])("skips what is longer than 3 bytes in %j", (chunks, lines, skipped) => {
    expect(split(chunks, 3)).toEqual({ lines, skipped });
  });

  it("skips lines over 256 KiB unless told otherwise", () => {
    const limit = 256 * 1024;
    const { lines, skipped } = split([`${"a".repeat(limit)}\n${"b".repeat(limit + 1)}\n`]);
    expect(lines.map(({ length }) => length)).toEqual([limit]);
    expect(skipped).toBe(1);
  });

  it("finds the same lines however the stream is cut into chunks", () => {
    const chunk = fc.array(fc.constantFrom("\n", "a", "bc", "\r\n", "defgh"), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 8 }), fc.integer({ min: 0, max: 12 }), (parts, limit) => {
        const chunks = parts.map((part) => part.join(""));
        const whole = chunks.join("").split("\n");
        if (whole.at(-1) === "") whole.pop();
        const lines = whole.filter(({ length }) => length <= limit);
        expect(split(chunks, limit)).toEqual({ lines, skipped: whole.length - lines.length });
      }),
      { numRuns: 3_000 },
    );
  });

  it("starts anew after the end", () => {
    const splitter = new LineSplitter({ maxLineBytes: 2 });
    const lines: string[] = [];
    const visit = (bytes: Uint8Array, start: number, end: number) => {
      lines.push(Buffer.from(bytes.subarray(start, end)).toString());
    };
    splitter.push(Buffer.from("abc"), visit);
    splitter.end(visit);
    splitter.push(Buffer.from("d\n"), visit);
    expect(lines).toEqual(["d"]);
    expect(splitter.skipped).toBe(1);
  });
});
