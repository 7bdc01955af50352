import fc from "fast-check";
import { expect, test } from "vitest";
import { createLineSplitter } from "../../src/io/event-lines.js";

function split(chunks: readonly Uint8Array[], maxBytes = 1000): string[] {
  const splitter = createLineSplitter(maxBytes);
  const lines = [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
  return lines.map((line) => `${line.number}:${line.tooLong ? "<too long>" : line.text}`);
}

test.each([
  ["", []],
  ["a", ["1:a"]],
  ["a\n", ["1:a"]],
  ["a\n\nb", ["1:a", "2:", "3:b"]],
  ["a\r\nb\r\n", ["1:a\r", "2:b\r"]],
  ["\ufeffa\n", ["1:a"]],
])("%j", (text, lines) => {
  expect(split([Buffer.from(text)])).toEqual(lines);
});

test("a line that is too long is skipped to its end, and only it", () => {
  expect(split([Buffer.from("1234567\n12345678\n1")], 7)).toEqual(["1:1234567", "2:<too long>", "3:1"]);
  expect(
    split(
      ["12345", "6789", "\nab", "c"].map((part) => Buffer.from(part)),
      7,
    ),
  ).toEqual(["1:<too long>", "2:abc"]);
});

test("bytes that are no UTF-8 become replacement characters", () => {
  expect(split([Buffer.from([0x61, 0xff, 0xc3, 0x0a, 0xa9])])).toEqual(["1:a\ufffd\ufffd", "2:\ufffd"]);
});

test("a source that reuses its buffer changes nothing", () => {
  const splitter = createLineSplitter(100);
  const buffer = Buffer.from("ab");
  splitter.push(buffer);
  buffer.fill("x");
  expect(splitter.push(Buffer.from("c\n"))).toEqual([{ number: 1, tooLong: false, text: "abc" }]);
});

test("where the chunks are cut makes no difference", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "é", "🦀", "\n", "\r") }),
      fc.array(fc.nat(30)),
      (text, cuts) => {
        const bytes = Buffer.from(text);
        const places = [...new Set([0, ...cuts.filter((cut) => cut < bytes.length), bytes.length])].sort(
          (a, b) => a - b,
        );
        const chunks = places.slice(1).map((end, i) => bytes.subarray(places[i], end));
        expect(split(chunks)).toEqual(split([bytes]));
      },
    ),
  );
});
