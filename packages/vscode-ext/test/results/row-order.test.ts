import { describe, expect, it } from "vitest";
import type { Column } from "../../src/results/table.js";
import { rowOrder, type Selection } from "../../src/webview/row-order.js";

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
].map((cells) => ({ cells, hasEvent: true, hasRule: false, hasMore: true }));

const order = (selection: Partial<Selection>) =>
  rowOrder(columns, rows, { filter: "", chosen: new Map(), ...selection });

describe("the rows to show", () => {
  it.each<[string, Partial<Selection>, number[]]>([
    ["all", {}, [0, 1, 2, 3]],
    ["those with every word, in any cell and case", { filter: "GIT  escalate" }, [2]],
    ["those with a value", { chosen: new Map([[1, "block"]]) }, [1, 3]],
    ["by numbers, what has none at the end", { sort: { column: 0, descending: false } }, [0, 1, 2, 3]],
    ["by numbers, downwards", { sort: { column: 0, descending: true } }, [3, 2, 1, 0]],
    ["by verdict, the gravest first", { sort: { column: 1, descending: false } }, [1, 3, 2, 0]],
    ["by text, whatever the case", { sort: { column: 2, descending: false } }, [2, 0, 3, 1]],
  ])("are %s", (_, selection, expected) => {
    expect(order(selection)).toEqual(expected);
  });
});
