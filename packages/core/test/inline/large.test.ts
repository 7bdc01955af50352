import { describe, expect, it } from "vitest";
import { maskText } from "../../src/inline/mask-text.js";
import { restoreText } from "../../src/inline/restore-text.js";
import { hostile } from "./hostile-pieces.js";

const size = 10 * 1024 * 1024;

function fill(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}

function check(text: string): void {
  const { originals, text: masked } = maskText(text);
  expect(restoreText(masked, originals) === text).toBe(true);
}

describe("10 MiB", () => {
  // With INLINE_LARGE=1 each of them has 10 MiB of its own, which takes two minutes: for those who change a detector.
  it("of hostile texts", { timeout: 600_000 }, () => {
    const isLarge = process.env.INLINE_LARGE !== undefined;
    const texts = isLarge
      ? hostile.map((piece) => fill(piece, size))
      : [hostile.map((piece) => fill(piece, size / hostile.length)).join("\n")];
    for (const text of texts) check(text);
  });

  it("of characters without a break", () => {
    check(fill("a", size));
    check(`token=${fill("a1B2", size)}`);
  });
});
