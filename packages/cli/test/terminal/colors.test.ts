import { expect, test } from "vitest";
import type { Output } from "../../src/index.js";
import { colorsFor } from "../../src/terminal/colors.js";
import { outputWidth } from "../../src/terminal/width.js";

function output(isTTY: boolean, columns?: number): Output {
  return { isTTY, columns, closed: false, write: async () => {} };
}

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: "1" }, true, false],
  [{ NO_COLOR: "" }, true, true],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "0" }, true, false],
  [{ FORCE_COLOR: "1", NO_COLOR: "1" }, true, false],
  [{ TERM: "dumb" }, true, false],
])("%j on a terminal (%s) paints: %s", (env: Record<string, string>, isTTY, paints) => {
  const out = output(isTTY);
  const colors = colorsFor(
    { stdout: out, stderr: out, stdin: async function* () {}, cwd: ".", env, serveEditor: async () => {} },
    out,
  );
  expect(colors.red("x") !== "x").toBe(paints);
});

test("lines are as wide as the terminal, and 100 columns elsewhere", () => {
  expect(outputWidth(output(true, 132))).toBe(132);
  expect(outputWidth(output(true, 10))).toBe(60);
  expect(outputWidth(output(true, 0))).toBe(100);
  expect(outputWidth(output(false, 132))).toBe(100);
});
