import type { LineIndex, Range } from "@a3s/acl-grammar";
import type { Range as LspRange } from "vscode-languageserver";

/** A range of offsets as the protocol writes it: lines and UTF-16 units. */
export function toLspRange(lineIndex: LineIndex, { start, end }: Range): LspRange {
  return { start: lineIndex.positionAt(start), end: lineIndex.positionAt(end) };
}
