import type { Range } from "./range.js";
import { isLeadSurrogate, isTrailSurrogate } from "./utf8.js";

/** A place as ACL 0.3.0 counts: line and column from 1, one column for each Unicode scalar value, offset in UTF-8 bytes. */
export interface AclPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface AclSpan {
  readonly start: AclPosition;
  readonly end: AclPosition;
}

/**
 * A range in the positions of ACL 0.3.0, for tools that know only those. Only LF begins a line there; a CR is a column
 * like any other. Costs a walk from the start of the text.
 */
export function aclSpan(text: string, range: Range): AclSpan {
  const start = advance(text, { line: 1, column: 1, offset: 0 }, 0, range.start);
  return { start, end: advance(text, start, range.start, range.end) };
}

function advance(text: string, from: AclPosition, start: number, end: number): AclPosition {
  let { line, column, offset } = from;
  const stop = Math.min(end, text.length);
  for (let at = Math.max(0, start); at < stop; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a) {
      line++;
      column = 1;
      offset++;
      continue;
    }
    column++;
    if (unit < 0x80) {
      offset++;
      continue;
    }
    if (unit < 0x800) {
      offset += 2;
      continue;
    }
    const isPair = isLeadSurrogate(unit) && at + 1 < text.length && isTrailSurrogate(text.charCodeAt(at + 1));
    offset += isPair ? 4 : 3;
    if (isPair) at++;
  }
  return { line, column, offset };
}
