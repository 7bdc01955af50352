import type { Range } from "../../src/index.js";

/** A text without its marks, and the range that they enclosed. */
export interface MarkedText {
  readonly text: string;
  readonly range: Range;
}

/** Reads a text in which ⟦ and ⟧ enclose a range and ⏎ stands for a line break. */
export function readMarkedText(marked: string): MarkedText {
  const source = marked.replaceAll("⏎", "\n");
  const start = source.indexOf("⟦");
  const end = source.indexOf("⟧") - 1;
  return { text: source.replaceAll(/[⟦⟧]/g, ""), range: { start, end } };
}
