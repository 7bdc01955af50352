import { readFileSync } from "node:fs";

/** The lines of a deny-file. Throws where the last one is torn. */
export function denyFileLines(path: string): string[] {
  const text = readFileSync(path, "utf8");
  if (text !== "" && !text.endsWith("\n")) throw new Error(`torn last line: ${JSON.stringify(text.slice(-200))}`);
  return text.split("\n").slice(0, -1);
}
