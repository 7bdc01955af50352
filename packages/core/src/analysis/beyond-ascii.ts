import { perlClassRanges, rangesContain } from "@a3s/acl-grammar/regex";
import { contextOf } from "../engine/regex/look.js";
import { mostReadable, readingRank } from "./readable.js";
import { type Tail, tailOf } from "./search-set.js";

/** The characters beyond ASCII that some sets cannot tell apart, in cells. */
export interface Cells {
  /** The first scalar values of stretches of one cell, ascending, from 128; and the cell of each. */
  readonly starts: Int32Array;
  readonly cells: Int32Array;
  /** For each cell its most readable character, or -1 where there are only surrogates. */
  readonly codePoints: Int32Array;
  /** For each cell what its characters are to their neighbours, if words were asked for. */
  readonly contexts: Uint8Array;
  /** By the id of a tail: 1 for each cell that lies in it. */
  readonly members: ReadonlyMap<number, Uint8Array>;
  /** ASCII and, from 128 on, the cells, most readable first; what has no character is left out. */
  readonly symbols: Int32Array;
}

const known = new Map<string, Cells>();

/** Questions about one policy have few different ones. */
const maxKnown = 512;

/** @param tellsWords Whether the letters of words are to be told from other characters. */
export function cellsOf(tails: readonly Tail[], tellsWords: boolean): Cells {
  const byId = new Map(tails.map((tail) => [tail.id, tail]));
  const key = `${[...byId.keys()].sort((a, b) => a - b).join()} ${tellsWords}`;
  const found = known.get(key) ?? makeCells([...byId.values()], tellsWords);
  if (known.size >= maxKnown) known.clear();
  known.set(key, found);
  return found;
}

function makeCells(tails: readonly Tail[], tellsWords: boolean): Cells {
  const splitters = tellsWords ? [...tails, tailOf(perlClassRanges("word"))] : tails;
  const starts = stretchStarts(splitters);
  const numbers = new Map<string, number>();
  const cells = new Int32Array(starts.length);
  const codePoints: number[] = [];
  for (const [stretch, start] of starts.entries()) {
    const signature = splitters.map(({ ranges }) => (rangesContain(ranges, start) ? "1" : "0")).join("");
    const cell = numbers.get(signature) ?? numbers.size;
    numbers.set(signature, cell);
    cells[stretch] = cell;
    const candidate = mostReadable(start, starts[stretch + 1] ?? 0x110000) ?? -1;
    const chosen = codePoints[cell] ?? -1;
    const isBetter = candidate !== -1 && (chosen === -1 || readingRank(candidate) < readingRank(chosen));
    codePoints[cell] = isBetter ? candidate : chosen;
  }
  return {
    starts,
    cells,
    codePoints: Int32Array.from(codePoints),
    contexts: Uint8Array.from(codePoints, (codePoint) => contextOf(Math.max(codePoint, 128))),
    members: new Map(
      tails.map(({ id, ranges }) => [
        id,
        Uint8Array.from(codePoints, (codePoint) => (rangesContain(ranges, codePoint) ? 1 : 0)),
      ]),
    ),
    symbols: symbolsByRank(codePoints),
  };
}

function stretchStarts(tails: readonly Tail[]): Int32Array {
  const starts = new Set([128]);
  for (const { ranges } of tails) {
    for (let index = 0; index < ranges.length; index += 2) {
      starts.add(ranges[index] as number);
      if ((ranges[index + 1] as number) < 0x10ffff) starts.add((ranges[index + 1] as number) + 1);
    }
  }
  return Int32Array.from(starts).sort();
}

function symbolsByRank(codePoints: readonly number[]): Int32Array {
  const ranks = [
    ...Array.from({ length: 128 }, (_, codePoint) => readingRank(codePoint)),
    ...codePoints.map((codePoint) => (codePoint === -1 ? Number.NaN : readingRank(codePoint))),
  ];
  return Int32Array.from(ranks.keys())
    .filter((symbol) => !Number.isNaN(ranks[symbol]))
    .sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
}
