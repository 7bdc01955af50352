import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Column, Row } from "../../src/results/table.js";
import { viewRows } from "../../src/results/view-rows.js";
import type { Sliced } from "../../src/webview/in-slices.js";
import { rowOrder, type Selection } from "../../src/webview/row-order.js";
import { createRowStore, type RowStore } from "../../src/webview/row-store.js";

const columns: Column[] = [
  { key: "line", label: "Line", width: 1, kind: "number" },
  { key: "verdict", label: "Verdict", width: 1, kind: "verdict" },
  { key: "subject", label: "Subject", width: 5 },
];
const rows = [
  ["1", "allow", "git status"],
  ["2", "block", "nc -l 4444"],
  ["10", "escalate", "git push"],
  ["", "block", "Make"],
].map((cells) => ({ cells }));

function stored(rows: readonly Row[]): RowStore {
  const store = createRowStore(rows.length, columns.length);
  for (const piece of viewRows({ title: "", summary: "", empty: "", columns, rows })) store.append(piece);
  return store;
}

function finished<Result>(work: Sliced<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

const order = (rows: RowStore, selection: Partial<Selection>) =>
  Array.from(finished(rowOrder(columns, rows, { filter: "", chosen: new Map(), ...selection })));

describe("the rows to show", () => {
  it.each<[string, Partial<Selection>, number[]]>([
    ["all", {}, [0, 1, 2, 3]],
    ["those with every word, in any cell and case", { filter: "GIT  escalate" }, [2]],
    ["those with a value", { chosen: new Map([[1, "block"]]) }, [1, 3]],
    ["those with two values", { filter: "nc", chosen: new Map([[1, "block"]]) }, [1]],
    ["none with a value that no row has", { chosen: new Map([[1, "maybe"]]) }, []],
    ["by numbers, what has none at the end", { sort: { column: 0, descending: false } }, [0, 1, 2, 3]],
    ["by numbers, downwards", { sort: { column: 0, descending: true } }, [3, 2, 1, 0]],
    ["by verdict, the gravest first", { sort: { column: 1, descending: false } }, [1, 3, 2, 0]],
    ["by verdict, equal ones in the order of the table", { sort: { column: 1, descending: true } }, [0, 2, 1, 3]],
    ["by text, whatever the case", { sort: { column: 2, descending: false } }, [2, 0, 3, 1]],
  ])("are %s", (_, selection, expected) => {
    expect(order(stored(rows), selection)).toEqual(expected);
  });

  it("are those that a plain filter and a plain sort give, for tables of any size", () => {
    const cell = fc.constantFrom("", "a", "A", "b a", "10", "9", "block", "allow", "escalate");
    const table = fc.array(fc.tuple(cell, cell, cell), { maxLength: 40 });
    fc.assert(
      fc.property(
        // Repeated, so that more rows than one message holds are among them.
        fc.tuple(table, fc.constantFrom(1, 1, 1, 300)),
        fc.constantFrom("", "a", "b A", "1"),
        fc.option(fc.constantFrom("a", "block")),
        fc.option(fc.record({ column: fc.constant(2), descending: fc.boolean() })),
        ([table, times], filter, value, sort) => {
          const rows = Array.from({ length: times }, () => table).flatMap((table) => table.map((cells) => ({ cells })));
          const selection = {
            filter,
            chosen: new Map(value === null ? [] : [[1, value]]),
            ...(sort !== null && { sort }),
          };
          expect(order(stored(rows), selection)).toEqual(plainOrder(rows, selection));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are asked for in steps, so that others get their turn", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ cells: [String(index), "block", `nc ${index}`] }));
    const work = rowOrder(columns, stored(many), {
      filter: "nc",
      chosen: new Map(),
      sort: { column: 2, descending: true },
    });
    let steps = 0;
    while (work.next().done !== true) steps++;
    expect(steps).toBeGreaterThan(50);
  });
});

function plainOrder(rows: readonly Row[], { filter, chosen, sort }: Selection): number[] {
  const words = filter.toLowerCase().split(/\s+/);
  const passing = rows.flatMap(({ cells }, row) => {
    const has = words.every((word) => cells.some((cell) => cell.toLowerCase().includes(word)));
    return has && [...chosen].every(([column, value]) => cells[column] === value) ? [row] : [];
  });
  if (sort === undefined) return passing;
  const key = (row: number) => rows[row]?.cells[sort.column]?.toLowerCase() ?? "";
  const sign = sort.descending ? -1 : 1;
  return passing.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
