import { describe, expect, it } from "vitest";
import { aclSpan } from "../../src/index.js";

const startOf = (text: string, offset: number) =>
  Object.values(aclSpan(text, { start: offset, end: text.length }).start);

describe("aclSpan", () => {
  it("counts from 1, and bytes from 0", () => expect(startOf("ab", 1)).toEqual([1, 2, 1]));
  it("counts scalar values and their bytes", () => {
    expect(startOf("\ufeffa", 1)).toEqual([1, 2, 3]);
    expect(startOf("éa", 1)).toEqual([1, 2, 2]);
    expect(startOf("😀a", 2)).toEqual([1, 2, 4]);
    expect(startOf("\ta", 1)).toEqual([1, 2, 1]);
  });
  it("begins lines at LF only", () => {
    expect(startOf("a\nb", 2)).toEqual([2, 1, 2]);
    expect(startOf("a\r\nb", 3)).toEqual([2, 1, 3]);
    expect(startOf("a\rb", 2)).toEqual([1, 3, 2]);
  });
  it("gives both ends", () =>
    expect(aclSpan("a = 1\nb", { start: 4, end: 7 })).toEqual({
      start: { line: 1, column: 5, offset: 4 },
      end: { line: 2, column: 2, offset: 7 },
    }));
});
