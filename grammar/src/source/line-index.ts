/** A place in a text as the Language Server Protocol counts: both from 0, `character` in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * Converts between offsets and positions of one text. LF, CR LF and a lone CR each end a line. Offsets and positions
 * outside the text are clamped to it, and no position stands between CR and LF or behind the end of its line.
 */
export class LineIndex {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get lineCount(): number {
    return this.#lineStarts().length;
  }

  positionAt(offset: number): Position {
    const starts = this.#lineStarts();
    const wanted = clamp(offset, 0, this.#text.length);
    const line = lastNotAbove(starts, wanted);
    const start = starts[line] ?? 0;
    return { line, character: Math.min(wanted, this.#contentEnd(line)) - start };
  }

  offsetAt(position: Position): number {
    const starts = this.#lineStarts();
    if (position.line < 0) return 0;
    const start = starts[Math.trunc(position.line)];
    if (start === undefined) return this.#text.length;
    return clamp(start + Math.trunc(position.character), start, this.#contentEnd(Math.trunc(position.line)));
  }

  /** The end of a line's characters, before its line break. */
  #contentEnd(line: number): number {
    const next = this.#lineStarts()[line + 1];
    if (next === undefined) return this.#text.length;
    const isPair = this.#text.charCodeAt(next - 1) === LF && this.#text.charCodeAt(next - 2) === CR;
    return next - (isPair ? 2 : 1);
  }

  #lineStarts(): readonly number[] {
    this.#starts ??= findLineStarts(this.#text);
    return this.#starts;
  }
}

const LF = 0x0a;
const CR = 0x0d;

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  const lineBreak = /\r\n?|\n/g;
  while (lineBreak.test(text)) starts.push(lineBreak.lastIndex);
  return starts;
}

function lastNotAbove(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

function clamp(value: number, low: number, high: number): number {
  // A position that is no number at all counts as the start.
  if (!(value > low)) return low;
  return Math.min(value, high);
}
