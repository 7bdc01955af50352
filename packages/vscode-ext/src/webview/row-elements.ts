import { excerpt } from "../results/excerpt.js";
import type { Column } from "../results/table.js";
import { make } from "./make.js";

/** The elements of the rows in sight. Those of rows that went out of sight are used again. */
export interface RowElements {
  /** Draws these rows, and none but these. Pixels are how far all of them are moved. */
  readonly draw: (rows: readonly number[], shift: number) => void;
  /** The element of a cell, if its row is drawn. */
  readonly cell: (row: number, column: number) => HTMLElement | undefined;
  /** Shows in a row whether keys are about it. */
  readonly mark: (row: number) => void;
  /** Forgets what stands in the rows: others have taken their places. */
  readonly clear: () => void;
}

export interface RowElementsOptions {
  readonly columns: readonly Column[];
  readonly cellAt: (row: number, column: number) => string;
  /** Whether keys are about this cell. */
  readonly isActive: (row: number, column: number) => boolean;
}

/** Pixels; the style sheet makes rows as high. */
export const rowHeight = 24;
/** UTF-16 units of a cell that are drawn. The whole text is in what is exported and explained. */
const maxDrawn = 1000;

export function createRowElements(canvas: HTMLElement, options: RowElementsOptions): RowElements {
  const { columns, cellAt, isActive } = options;
  const drawn = new Map<number, HTMLElement>();
  const free: HTMLElement[] = [];

  return {
    draw(rows, shift) {
      const wanted = new Set(rows);
      for (const [row, element] of drawn) {
        if (wanted.has(row)) continue;
        drawn.delete(row);
        free.push(element);
      }
      for (const row of wanted) {
        if (drawn.has(row)) continue;
        const element = free.pop() ?? makeRow();
        // Those that stay are in order already, and are not moved: one of them may have the focus.
        element.remove();
        fill(element, row);
        drawn.set(row, element);
      }
      for (const element of free) element.remove();
      // In the order of the table, which is the order in which a screen reader goes on.
      let before: Element | null = null;
      for (const row of [...wanted].sort((a, b) => a - b)) {
        const element = drawn.get(row);
        if (element === undefined) continue;
        const next: Element | null = before === null ? canvas.firstElementChild : before.nextElementSibling;
        if (next !== element) canvas.insertBefore(element, next);
        const transform = `translateY(${row * rowHeight + shift}px)`;
        if (element.style.transform !== transform) element.style.transform = transform;
        before = element;
      }
    },
    cell: (row, column) => cellsOf(drawn.get(row))[column],
    mark(row) {
      const element = drawn.get(row);
      if (element !== undefined) mark(element, row);
    },
    clear() {
      free.push(...drawn.values());
      drawn.clear();
    },
  };

  function makeRow(): HTMLElement {
    const element = make("div", "row", { role: "row" });
    for (const [column, { kind }] of columns.entries()) {
      const cell = make("div", "cell", { role: "gridcell", "aria-colindex": String(column + 1) });
      if (kind === "number") cell.classList.add("number");
      element.append(cell);
    }
    return element;
  }

  function fill(element: HTMLElement, row: number): void {
    element.setAttribute("aria-rowindex", String(row + 2));
    element.dataset.index = String(row);
    for (const [column, cell] of cellsOf(element).entries()) {
      const text = cellAt(row, column);
      // Foreign text: it is only ever the text of an element.
      cell.textContent = excerpt(text, maxDrawn);
      cell.title = cell.textContent;
      if (columns[column]?.kind === "verdict") cell.dataset.verdict = text;
    }
    mark(element, row);
  }

  function mark(element: HTMLElement, row: number): void {
    let isSelected = false;
    for (const [column, cell] of cellsOf(element).entries()) {
      const active = isActive(row, column);
      cell.tabIndex = active ? 0 : -1;
      isSelected ||= active;
    }
    element.setAttribute("aria-selected", String(isSelected));
  }
}

function cellsOf(row: HTMLElement | undefined): HTMLElement[] {
  return Array.from(row?.children ?? []).filter((cell) => cell instanceof HTMLElement);
}
