import type { ViewRow } from "../results/messages.js";
import type { Column } from "../results/table.js";

/** What a reader has asked to see. */
export interface Selection {
  /** Words that a row must hold, in any of its cells. */
  readonly filter: string;
  /** For columns by their position the one value to show. */
  readonly chosen: ReadonlyMap<number, string>;
  readonly sort?: { readonly column: number; readonly descending: boolean };
}

/** The positions of the rows to show, in the order to show them in. Equal rows stay in the order of the table. */
export function rowOrder(columns: readonly Column[], rows: readonly ViewRow[], selection: Selection): number[] {
  const words = selection.filter.toLowerCase().split(/\s+/).filter(Boolean);
  const order: number[] = [];
  for (const [position, { cells }] of rows.entries()) {
    if ([...selection.chosen].some(([column, value]) => cells[column] !== value)) continue;
    if (words.length > 0) {
      const text = cells.join("\n").toLowerCase();
      if (!words.every((word) => text.includes(word))) continue;
    }
    order.push(position);
  }
  const { sort } = selection;
  if (sort === undefined) return order;
  const keys = sortKeys(columns[sort.column], rows, sort.column);
  const sign = sort.descending ? -1 : 1;
  return order.sort((a, b) => sign * compare(keys[a], keys[b]) || a - b);
}

/** From the most to the least to look at. */
const verdictOrder = ["block", "escalate", "allow"];

function sortKeys(column: Column | undefined, rows: readonly ViewRow[], index: number): (string | number)[] {
  return rows.map(({ cells }) => {
    const cell = cells[index] ?? "";
    if (column?.kind === "number") return cell === "" ? Number.POSITIVE_INFINITY : Number(cell);
    if (column?.kind !== "verdict") return cell.toLowerCase();
    const place = verdictOrder.indexOf(cell);
    return place < 0 ? verdictOrder.length : place;
  });
}

function compare(a: string | number = "", b: string | number = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
