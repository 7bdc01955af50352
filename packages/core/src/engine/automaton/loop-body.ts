import { type Hir, matchesEmpty } from "../regex/hir.js";
import type { LoopBody } from "./nfa.js";
import type { SetTable } from "./set-table.js";

/** The ends of a part of the expression, by position. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly isEmpty: boolean;
}

/** Glushkov's automaton of an expression: a state for each character in it, and no moves without reading. */
export function loopBodyOf(hir: Hir, sets: SetTable): LoopBody {
  const positions: { readonly sets: number[]; readonly follow: Set<number>[] } = { sets: [], follow: [] };
  const { first, last } = addPart(hir, sets, positions);
  return { sets: positions.sets, follow: positions.follow.map((targets) => [...targets]), first, last };
}

function addPart(
  hir: Hir,
  table: SetTable,
  positions: { readonly sets: number[]; readonly follow: Set<number>[] },
): Part {
  const { follow, sets } = positions;
  const connect = (from: readonly number[], to: readonly number[]) => {
    for (const position of from) for (const target of to) follow[position]?.add(target);
  };
  const sequence = (before: Part, after: Part): Part => {
    connect(before.last, after.first);
    return {
      first: before.isEmpty ? [...before.first, ...after.first] : before.first,
      last: after.isEmpty ? [...before.last, ...after.last] : after.last,
      isEmpty: before.isEmpty && after.isEmpty,
    };
  };
  switch (hir.kind) {
    case "empty":
      return { first: [], last: [], isEmpty: true };
    case "look":
      throw new TypeError("a loop with assertions is written out");
    case "set": {
      const position = sets.push(table.indexOf(hir.set)) - 1;
      follow.push(new Set());
      return { first: [position], last: [position], isEmpty: false };
    }
    case "capture":
      return addPart(hir.child, table, positions);
    case "concatenation":
      return hir.items.reduce<Part>((before, item) => sequence(before, addPart(item, table, positions)), nothing);
    case "alternation": {
      const parts = hir.items.map((item) => addPart(item, table, positions));
      return {
        first: parts.flatMap(({ first }) => first),
        last: parts.flatMap(({ last }) => last),
        isEmpty: parts.some(({ isEmpty }) => isEmpty),
      };
    }
    case "repetition": {
      let whole = nothing;
      const isEndless = hir.max === Number.POSITIVE_INFINITY;
      const copies = isEndless ? Math.max(1, hir.min) : hir.max;
      for (let copy = 0; copy < copies; copy += 1) {
        const part = addPart(hir.child, table, positions);
        if (isEndless && copy === copies - 1) connect(part.last, part.first);
        const isOptional = copy >= hir.min;
        whole = sequence(whole, isOptional ? { ...part, isEmpty: true } : part);
      }
      return { ...whole, isEmpty: whole.isEmpty || hir.min === 0 || matchesEmpty(hir.child) };
    }
  }
}

const nothing: Part = { first: [], last: [], isEmpty: true };
