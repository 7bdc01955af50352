import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";
import type { Colors } from "./colors.js";
import { visibleText } from "./visible-text.js";

export interface TextChange {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/**
 * The unified diff of a change. For a terminal it is coloured and made safe to look at; otherwise it is exact, for
 * `patch`. Two texts with hardly a line in common make one hunk, because looking for the least change takes long there.
 */
export function showDiff(change: TextChange, colors: Colors, forTerminal: boolean): string {
  const diff = formatPatch(leastPatch(change) ?? wholePatch(change), FILE_HEADERS_ONLY);
  if (!forTerminal) return diff;
  return diff
    .split("\n")
    .map((line) => paintLine(visibleText(line), colors))
    .join("\n");
}

const context = 3;
/** Lines taken away and added before the search for the least change is given up. */
const maxEditLength = 4_000;

function leastPatch({ file, before, after }: TextChange) {
  return structuredPatch(file, file, before, after, undefined, undefined, { context, maxEditLength });
}

function wholePatch({ file, before, after }: TextChange) {
  // The hunk that the library makes of nothing against the text has the line counts and the missing last line break right.
  const [removal] = structuredPatch(file, file, before, "", undefined, undefined, { context }).hunks;
  const [addition] = structuredPatch(file, file, "", after, undefined, undefined, { context }).hunks;
  const patch = structuredPatch(file, file, "", "", undefined, undefined, { context });
  if (!removal || !addition) return patch;
  const lines = [...removal.lines, ...addition.lines];
  const { oldStart, oldLines } = removal;
  const { newStart, newLines } = addition;
  return { ...patch, hunks: [{ oldStart, oldLines, newStart, newLines, lines }] };
}

function paintLine(line: string, colors: Colors): string {
  if (line.startsWith("+++") || line.startsWith("---")) return colors.bold(line);
  if (line.startsWith("@@")) return colors.cyan(line);
  if (line.startsWith("+")) return colors.green(line);
  if (line.startsWith("-")) return colors.red(line);
  return line;
}
