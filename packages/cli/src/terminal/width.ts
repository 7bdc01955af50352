import type { Output } from "../io/output.js";

/** Columns where there is no terminal: fixed, so that output in a file does not depend on where it was made. */
const widthOfFiles = 100;
/** Narrower than this nothing could be laid out; the terminal wraps the lines then. */
const leastWidth = 60;

/** The columns that a line may take on this output. */
export function outputWidth(output: Output): number {
  if (!output.isTTY || !output.columns) return widthOfFiles;
  return Math.max(leastWidth, output.columns);
}
