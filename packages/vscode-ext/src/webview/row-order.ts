import type { Column } from "../results/table.js";
import { isTurn, type Sliced } from "./in-slices.js";
import type { RowStore, StoredColumn } from "./row-store.js";
import { sortInSlices } from "./sort-in-slices.js";

/** What a reader has asked to see. */
export interface Selection {
  /** Words that a row must hold, in any of its cells. */
  readonly filter: string;
  /** For columns by their position the one value to show. */
  readonly chosen: ReadonlyMap<number, string>;
  readonly sort?: { readonly column: number; readonly descending: boolean };
}

/** The positions of the rows to show, in the order to show them in. Equal rows stay in the order of the table. */
export function* rowOrder(columns: readonly Column[], rows: RowStore, selection: Selection): Sliced<Uint32Array> {
  const shown = yield* rowsShown(rows, selection);
  const { sort } = selection;
  const stored = rows.columns[sort?.column ?? -1];
  if (sort === undefined || stored === undefined) return shown;
  stored.ranks ??= yield* ranksOf(stored, columns[sort.column]?.kind);
  return yield* byRank(shown, stored, { ranks: stored.ranks, descending: sort.descending });
}

/** The rows that have every chosen value and every word, in the order of the table. */
function* rowsShown(rows: RowStore, { filter, chosen }: Selection): Sliced<Uint32Array> {
  const count = rows.count();
  /** For each row how many of the questions up to now it has answered, one after the other. */
  const passed = new Uint8Array(count);
  let asked = 0;
  for (const [index, value] of chosen) {
    const column = rows.columns[index];
    if (column === undefined) continue;
    yield* pass(column, yield* marked(column.values, (other) => other === value));
    asked++;
  }
  for (const word of words(filter)) {
    for (const column of rows.columns) {
      yield* pass(column, yield* marked(yield* lowerCase(column), (text) => text.includes(word)));
    }
    asked++;
  }
  const shown = new Uint32Array(count);
  let found = 0;
  for (let row = 0; row < count; row++) {
    if (passed[row] === asked) shown[found++] = row;
    if (isTurn(row)) yield;
  }
  return shown.subarray(0, found);

  function* pass(column: StoredColumn, marks: Uint8Array): Sliced<void> {
    if (!marks.includes(1)) return;
    for (let row = 0; row < count; row++) {
      if (passed[row] === asked && marks[column.cells[row] ?? 0] === 1) passed[row] = asked + 1;
      if (isTurn(row)) yield;
    }
  }
}

/** More words than this narrow nothing down that a reader could follow. */
const maxWords = 100;

function words(filter: string): string[] {
  return [...new Set(filter.toLowerCase().split(/\s+/).filter(Boolean))].slice(0, maxWords);
}

function* marked(values: readonly string[], test: (value: string) => boolean): Sliced<Uint8Array> {
  const marks = new Uint8Array(values.length);
  for (const [index, value] of values.entries()) {
    if (test(value)) marks[index] = 1;
    if (isTurn(index)) yield;
  }
  return marks;
}

function* lowerCase({ values, lowerCase }: StoredColumn): Sliced<readonly string[]> {
  for (let index = lowerCase.length; index < values.length; index++) {
    lowerCase.push((values[index] ?? "").toLowerCase());
    if (isTurn(index)) yield;
  }
  return lowerCase;
}

/** From the most to the least to look at. */
const verdictOrder = ["block", "escalate", "allow"];

/** For each value of a column its place among all, from 0; equal values share one. */
function* ranksOf(column: StoredColumn, kind: Column["kind"]): Sliced<Uint32Array> {
  const keys: readonly (string | number)[] =
    kind === undefined ? yield* lowerCase(column) : column.values.map((value) => sortKey(value, kind));
  const sorted = yield* sortInSlices(keys.length, (a, b) => compare(keys[a], keys[b]));
  const ranks = new Uint32Array(keys.length);
  let rank = 0;
  for (const [place, value] of sorted.entries()) {
    if (place > 0 && compare(keys[sorted[place - 1] ?? 0], keys[value]) !== 0) rank++;
    ranks[value] = rank;
    if (isTurn(place)) yield;
  }
  return ranks;
}

function sortKey(value: string, kind: "number" | "verdict"): number {
  if (kind === "number") return value === "" ? Number.POSITIVE_INFINITY : Number(value);
  const place = verdictOrder.indexOf(value);
  return place < 0 ? verdictOrder.length : place;
}

function compare(a: string | number = "", b: string | number = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows by the ranks of their values: as many are counted as there are before each, so nothing is compared. */
function* byRank(
  rows: Uint32Array,
  { cells }: StoredColumn,
  { ranks, descending }: { readonly ranks: Uint32Array; readonly descending: boolean },
): Sliced<Uint32Array> {
  const last = ranks.reduce((most, rank) => Math.max(most, rank), 0);
  const rankOf = (row: number) => {
    const rank = ranks[cells[row] ?? 0] ?? 0;
    return descending ? last - rank : rank;
  };
  const starts = new Uint32Array(last + 2);
  for (const [index, row] of rows.entries()) {
    const next = rankOf(row) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
    if (isTurn(index)) yield;
  }
  for (let rank = 1; rank < starts.length; rank++) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const [index, row] of rows.entries()) {
    const rank = rankOf(row);
    const place = starts[rank] ?? 0;
    sorted[place] = row;
    starts[rank] = place + 1;
    if (isTurn(index)) yield;
  }
  return sorted;
}
