import type { FromView, RowAction, ToView } from "../results/messages.js";
import { createControls } from "./controls.js";
import { createGrid } from "./grid.js";
import { inSlices } from "./in-slices.js";
import { make } from "./make.js";
import { rowOrder, type Selection } from "./row-order.js";
import { createRowStore, type RowsPiece } from "./row-store.js";

export type TableMessage = Extract<ToView, { type: "table" }>;

/** A table with everything around it. */
export interface ResultsView {
  readonly element: HTMLElement;
  /** Takes rows that have come. */
  readonly append: (piece: RowsPiece) => void;
  /** What the reader has asked to see. */
  readonly selection: () => Selection;
  /** Stops what is still being sorted. */
  readonly dispose: () => void;
}

/** Makes the view of a table whose rows are still to come. The selection is that of the table before, if there was one. */
export function createResultsView(
  table: TableMessage,
  { post, before }: { readonly post: (message: FromView) => void; readonly before: Selection | undefined },
): ResultsView {
  const { texts, columns, rowCount } = table;
  const rows = createRowStore(rowCount, columns.length);
  let selection = before ?? { filter: "", chosen: chosenAtFirst(table) };
  let order: Uint32Array = new Uint32Array(0);
  /** Whether what is shown is that of another selection. */
  let isOld = true;
  /** Counts what was asked for: what was asked for before is not wanted any more. */
  let turn = 0;

  const status = make("p", "status", { role: "status" });
  const controls = createControls({
    table,
    selection: () => selection,
    onSelect: select,
    onAction(action) {
      const row = grid.active();
      if (row !== undefined && isPossible(row, action)) post({ type: action, row });
    },
    onExport: (format) => post({ type: "export", format, rows: Array.from(order) }),
    post,
  });
  const grid = createGrid({
    label: `${table.title}. ${texts.keys}`,
    columns,
    cellAt: rows.cell,
    onSort(column) {
      const { sort } = selection;
      select({ ...selection, sort: { column, descending: sort?.column === column && !sort.descending } });
    },
    onOpen(row, column) {
      const key = columns[column]?.key;
      // An event that was found by a proof stands in no file: it is explained instead.
      const wanted: readonly RowAction[] = [...table.actions.filter((action) => action === key), "event", "explain"];
      const action = wanted.find((action) => isPossible(row, action));
      if (action !== undefined) post({ type: action, row });
    },
    onActive: (row) => controls.enable((action) => row !== undefined && isPossible(row, action)),
  });
  const element = make("main");
  element.append(text("h1", table.title), text("p", table.summary, "summary"), controls.element, status, grid.element);
  if (rowCount === 0) complete();
  void update();
  return {
    element,
    append(piece) {
      rows.append(piece);
      if (rows.count() === rowCount) complete();
      void update();
    },
    selection: () => selection,
    dispose() {
      turn++;
    },
  };

  function isPossible(row: number, action: RowAction): boolean {
    return table.actions.includes(action) && rows.can(row, action);
  }

  function complete(): void {
    for (const [index, { choosable }] of columns.entries()) {
      if (choosable === true) controls.offer(index, rows.columns[index]?.values ?? []);
    }
  }

  function select(next: Selection): void {
    selection = next;
    isOld = true;
    void update();
  }

  /** Shows what was asked for of the rows that have come. They are sorted when all have. */
  async function update(): Promise<void> {
    const wanted = ++turn;
    const isComplete = rows.count() === rowCount;
    const { sort, ...unsorted } = selection;
    grid.element.ariaBusy = "true";
    if (!isComplete) status.textContent = texts.loading;
    const next = await inSlices(rowOrder(columns, rows, isComplete ? selection : unsorted), () => turn === wanted);
    if (next === undefined) return;
    order = next;
    if (isOld || (isComplete && sort !== undefined)) grid.show(order, sort);
    else grid.extend(order);
    isOld = false;
    if (!isComplete) return;
    grid.element.ariaBusy = "false";
    status.textContent =
      rowCount === 0 ? table.empty : texts.count.replace("{0}", String(order.length)).replace("{1}", String(rowCount));
  }
}

function chosenAtFirst({ columns, chosen }: TableMessage): ReadonlyMap<number, string> {
  return new Map(
    columns.flatMap(({ key }, index) => {
      const value = chosen[key];
      return value === undefined ? [] : [[index, value]];
    }),
  );
}

function text(tag: "h1" | "p", content: string, className = ""): HTMLElement {
  const made = make(tag, className);
  made.textContent = content;
  return made;
}
