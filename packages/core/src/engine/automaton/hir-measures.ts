import type { Hir } from "../regex/hir.js";

/** The least number of characters that the expressions read one after the other. */
export function minLength(items: readonly Hir[]): number {
  return sum(items, (item) => measure(item).min);
}

/** The greatest number of characters that the expressions read one after the other, infinity where there is none. */
export function maxLength(items: readonly Hir[]): number {
  return sum(items, (item) => measure(item).max);
}

export function containsLook(hir: Hir): boolean {
  switch (hir.kind) {
    case "empty":
    case "set":
      return false;
    case "look":
      return true;
    case "capture":
    case "repetition":
      return containsLook(hir.child);
    case "concatenation":
    case "alternation":
      return hir.items.some(containsLook);
  }
}

function measure(hir: Hir): { readonly min: number; readonly max: number } {
  switch (hir.kind) {
    case "empty":
    case "look":
      return { min: 0, max: 0 };
    case "set":
      return { min: 1, max: 1 };
    case "capture":
      return measure(hir.child);
    case "concatenation":
      return { min: minLength(hir.items), max: maxLength(hir.items) };
    case "alternation": {
      const measures = hir.items.map(measure);
      return { min: Math.min(...measures.map(({ min }) => min)), max: Math.max(...measures.map(({ max }) => max)) };
    }
    case "repetition": {
      const child = measure(hir.child);
      return { min: hir.min * child.min, max: child.max === 0 ? 0 : hir.max * child.max };
    }
  }
}

function sum(items: readonly Hir[], length: (item: Hir) => number): number {
  return items.reduce((total, item) => total + length(item), 0);
}
