import { describe, expect, it } from "vitest";
import { parseAcl } from "../../src/index.js";

/** The one diagnostic of a source that is no UTF-8, and its range. */
function check(source: string | Uint8Array, start: number, message = "File is not valid UTF-8"): void {
  const { document, diagnostics } = parseAcl(source);
  const range = { start, end: start + 1 };
  expect(diagnostics).toEqual([{ code: "acl.lex.invalid_encoding", severity: "error", message, range }]);
  expect(document.items).toEqual([]);
}

const bytes = (...values: number[]) => Uint8Array.from(values);

describe("encoding", () => {
  it.each([
    ["a stray continuation byte", bytes(0x61, 0x80), 1],
    ["an overlong sequence", bytes(0xc0, 0xaf), 0],
    ["a sequence cut short", bytes(0x61, 0x0a, 0xe2, 0x82), 2],
    ["a surrogate", bytes(0xed, 0xa0, 0x80), 0],
    ["beyond the last code point", bytes(0xf4, 0x90, 0x80, 0x80), 0],
    ["a fault behind characters of several units", bytes(0xf0, 0x9f, 0xa6, 0x80, 0xc3, 0xa9, 0xff), 3],
    ["a fault behind a byte order mark", bytes(0xef, 0xbb, 0xbf, 0xff), 1],
  ])("refuses %s", (_, source, offset) => check(source, offset));

  it("names UTF-16", () => {
    check(bytes(0xff, 0xfe, 0x61, 0x00), 0, "File is UTF-16, not UTF-8");
    check(bytes(0xfe, 0xff, 0x00, 0x61), 0, "File is UTF-16, not UTF-8");
  });

  it("refuses a string with a lone surrogate", () => {
    check('a = "\ud83d"', 5);
    check('a = "\ude00"', 5);
    check("😀\ud83d", 2);
  });

  it("takes every sound sequence", () => {
    const text = 'a = "\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}"';
    expect(parseAcl(new TextEncoder().encode(text)).text).toBe(text);
  });
});
