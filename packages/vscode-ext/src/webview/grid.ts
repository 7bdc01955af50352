import type { Column } from "../results/table.js";
import { make } from "./make.js";
import { createRowElements, rowHeight } from "./row-elements.js";
import type { Selection } from "./row-order.js";

export interface GridOptions {
  readonly label: string;
  readonly columns: readonly Column[];
  /** The text of a cell, by the position of the row in the table. */
  readonly cellAt: (position: number, column: number) => string;
  /** A reader sorts by a column. */
  readonly onSort: (column: number) => void;
  /** A reader opens a row: by Enter, or by a double click; the column says from which cell. */
  readonly onOpen: (position: number, column: number) => void;
  readonly onActive: (position: number | undefined) => void;
}

/** A table of which only the rows in sight are elements, however many there are. */
export interface Grid {
  readonly element: HTMLElement;
  /** Shows these rows of the table, in this order, from the first one on. */
  readonly show: (order: Uint32Array, sort: Selection["sort"]) => void;
  /** Shows the rows that have come behind those that are shown. */
  readonly extend: (order: Uint32Array) => void;
  /** The row that keys and buttons are about. */
  readonly active: () => number | undefined;
}

/** Rows beyond the edges that are drawn, so that scrolling shows no gaps. */
const margin = 8;
/** No browser draws an element that is higher; a longer table is scrolled in larger steps. */
const maxHeight = 8_000_000;

export function createGrid({ label, columns, cellAt, onSort, onOpen, onActive }: GridOptions): Grid {
  let order: Uint32Array = new Uint32Array(0);
  let activeRow = 0;
  let activeColumn = 0;

  const element = make("div", "grid", { role: "grid", "aria-label": label, "aria-colcount": String(columns.length) });
  const header = make("div", "row header", { role: "row", "aria-rowindex": "1" });
  const sorters = columns.map((column, index) => {
    const button = make("button", "sort", { type: "button" });
    button.textContent = column.label;
    button.addEventListener("click", () => onSort(index));
    return button;
  });
  const headers = sorters.map((button, index) => {
    const cell = make("div", "cell", { role: "columnheader", "aria-colindex": String(index + 1), "aria-sort": "none" });
    cell.append(button);
    return cell;
  });
  header.append(...headers);
  const viewport = make("div", "viewport", { role: "presentation" });
  const canvas = make("div", "canvas", { role: "rowgroup" });
  viewport.append(header, canvas);
  element.append(viewport);
  element.style.setProperty("--columns", columns.map(({ width }) => `minmax(0, ${width}fr)`).join(" "));
  // A narrow view scrolls sideways: columns that show two letters are of no use.
  element.style.setProperty("--width", `${columns.reduce((sum, { width }) => sum + width, 0)}em`);
  const rows = createRowElements(canvas, {
    columns,
    cellAt: (row, column) => cellAt(order[row] ?? -1, column),
    isActive: (row, column) => row === activeRow && column === activeColumn,
  });

  viewport.addEventListener("scroll", draw);
  new ResizeObserver(draw).observe(viewport);
  viewport.addEventListener("keydown", onKey);
  canvas.addEventListener("mousedown", activate);
  canvas.addEventListener("dblclick", open);

  return {
    element,
    show(next, sort) {
      activeRow = 0;
      rows.clear();
      for (const [index, cell] of headers.entries()) {
        const direction = sort?.descending === true ? "descending" : "ascending";
        cell.setAttribute("aria-sort", sort?.column === index ? direction : "none");
      }
      setOrder(next);
      viewport.scrollTop = 0;
      draw();
      onActive(order[activeRow]);
    },
    extend(next) {
      const wasEmpty = order.length === 0;
      setOrder(next);
      draw();
      if (wasEmpty) onActive(order[activeRow]);
    },
    active: () => order[activeRow],
  };

  function setOrder(next: Uint32Array): void {
    order = next;
    element.setAttribute("aria-rowcount", String(order.length + 1));
    canvas.style.height = `${Math.min(order.length * rowHeight, maxHeight)}px`;
  }

  /** What is left for rows below the header. */
  function height(): number {
    return viewport.clientHeight - header.offsetHeight;
  }

  /** The first row in sight, and how far the canvas is moved so that it stands there. */
  function scrolled(): { first: number; shift: number } {
    const full = order.length * rowHeight;
    if (full <= maxHeight) return { first: Math.floor(viewport.scrollTop / rowHeight), shift: 0 };
    const share = viewport.scrollTop / Math.max(1, maxHeight - height());
    const virtual = share * (full - height());
    return { first: Math.floor(virtual / rowHeight), shift: viewport.scrollTop - virtual };
  }

  function draw(): void {
    const { first, shift } = scrolled();
    const from = Math.max(0, first - margin);
    const to = Math.min(order.length, first + Math.ceil(height() / rowHeight) + margin);
    const inSight = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
    // The active row stays, so that the focus is not lost while a reader scrolls.
    rows.draw(order.length > 0 ? [...inSight, activeRow] : [], shift);
  }

  function move(row: number, column: number): void {
    activeColumn = Math.min(Math.max(column, 0), columns.length - 1);
    if (row < 0 || order.length === 0) {
      sorters[activeColumn]?.focus();
      return;
    }
    const before = activeRow;
    activeRow = Math.min(row, order.length - 1);
    scrollTo(activeRow);
    draw();
    rows.mark(before);
    rows.mark(activeRow);
    const cell = rows.cell(activeRow, activeColumn);
    cell?.focus({ preventScroll: true });
    if (cell !== undefined) scrollAcross(cell);
    onActive(order[activeRow]);
  }

  function scrollTo(index: number): void {
    const visible = Math.max(1, Math.floor(height() / rowHeight));
    const { first } = scrolled();
    const full = order.length * rowHeight;
    const target = index < first ? index : index >= first + visible ? index - visible + 1 : undefined;
    if (target === undefined) return;
    const top = target * rowHeight;
    viewport.scrollTop = full <= maxHeight ? top : (top / (full - height())) * (maxHeight - height());
  }

  /** A narrow view shows some of the columns. */
  function scrollAcross(cell: HTMLElement): void {
    const [inner, outer] = [cell.getBoundingClientRect(), viewport.getBoundingClientRect()];
    const beyond = Math.max(0, inner.right - outer.left - viewport.clientWidth);
    viewport.scrollLeft += inner.left < outer.left ? inner.left - outer.left : beyond;
  }

  function onKey(event: KeyboardEvent): void {
    const at = event.target instanceof HTMLButtonElement ? sorters.indexOf(event.target) : -1;
    // The row of the headers is above the first row.
    const [row, column] = at < 0 ? [activeRow, activeColumn] : [-1, at];
    const page = Math.max(1, Math.floor(height() / rowHeight) - 1);
    const whole = event.ctrlKey || event.metaKey;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(row + 1, column),
      ArrowUp: () => move(row - 1, column),
      ArrowRight: () => move(row, column + 1),
      ArrowLeft: () => move(row, column - 1),
      PageDown: () => move(row + page, column),
      PageUp: () => move(Math.max(0, row - page), column),
      Home: () => move(whole ? 0 : row, 0),
      End: () => move(whole ? order.length - 1 : row, columns.length - 1),
      // The button of a header is pushed by itself.
      ...(at < 0 && { Enter: open }),
    };
    const action = moves[event.key];
    if (action === undefined || event.altKey) return;
    event.preventDefault();
    action();
  }

  function activate(event: MouseEvent): void {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=gridcell]") : null;
    const row = cell?.parentElement;
    if (cell === null || row === null || row === undefined) return;
    event.preventDefault();
    move(Number(row.dataset.index), [...row.children].indexOf(cell));
  }

  function open(): void {
    const position = order[activeRow];
    if (position !== undefined) onOpen(position, activeColumn);
  }
}
