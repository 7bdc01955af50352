import type { ViewRow } from "../results/messages.js";
import type { Column } from "../results/table.js";

export interface GridOptions {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rowAt: (position: number) => ViewRow | undefined;
  /** A reader sorts by a column. */
  readonly onSort: (column: number) => void;
  /** A reader opens a row: by Enter, or by a double click; the column says from which cell. */
  readonly onOpen: (position: number, column: number) => void;
  readonly onActive: (position: number | undefined) => void;
}

/** A table of which only the rows in sight are elements, however many there are. */
export interface Grid {
  readonly element: HTMLElement;
  /** Shows these rows of the table, in this order. */
  readonly show: (order: readonly number[], sort: { column: number; descending: boolean } | undefined) => void;
  /** The row that keys and buttons are about. */
  readonly active: () => number | undefined;
}

/** Pixels; the style sheet makes rows as high. */
const rowHeight = 24;
/** Rows beyond the edges that are drawn, so that scrolling shows no gaps. */
const margin = 8;
/** No browser draws an element that is higher; a longer table is scrolled in larger steps. */
const maxHeight = 8_000_000;

export function createGrid({ label, columns, rowAt, onSort, onOpen, onActive }: GridOptions): Grid {
  let order: readonly number[] = [];
  let activeRow = 0;
  let activeColumn = 0;
  const drawn = new Map<number, HTMLElement>();

  const element = make("div", "grid", { role: "grid", "aria-label": label, "aria-colcount": String(columns.length) });
  const header = make("div", "row header", { role: "row", "aria-rowindex": "1" });
  const headers = columns.map((column, index) => {
    const cell = make("div", "cell", { role: "columnheader", "aria-colindex": String(index + 1), "aria-sort": "none" });
    const button = make("button", "sort", { type: "button" });
    button.textContent = column.label;
    button.addEventListener("click", () => onSort(index));
    cell.append(button);
    return cell;
  });
  header.append(...headers);
  const viewport = make("div", "viewport", { role: "presentation", tabindex: "-1" });
  const canvas = make("div", "canvas", { role: "rowgroup" });
  viewport.append(header, canvas);
  element.append(viewport);
  element.style.setProperty("--columns", columns.map(({ width }) => `minmax(0, ${width}fr)`).join(" "));
  // A narrow view scrolls sideways: columns that show two letters are of no use.
  element.style.setProperty("--width", `${columns.reduce((sum, { width }) => sum + width, 0)}em`);

  viewport.addEventListener("scroll", draw);
  new ResizeObserver(draw).observe(viewport);
  viewport.addEventListener("keydown", onKey);
  viewport.addEventListener("mousedown", (event) => activate(event));
  viewport.addEventListener("dblclick", () => open());

  return {
    element,
    show(next, sort) {
      order = next;
      activeRow = 0;
      for (const [index, cell] of headers.entries()) {
        const direction = sort?.descending === true ? "descending" : "ascending";
        cell.setAttribute("aria-sort", sort?.column === index ? direction : "none");
      }
      element.setAttribute("aria-rowcount", String(order.length + 1));
      canvas.style.height = `${Math.min(order.length * rowHeight, maxHeight)}px`;
      for (const row of drawn.values()) row.remove();
      drawn.clear();
      viewport.scrollTop = 0;
      draw();
      onActive(order[activeRow]);
    },
    active: () => order[activeRow],
  };

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
    const visible = Math.ceil(height() / rowHeight);
    const from = Math.max(0, first - margin);
    const to = Math.min(order.length, first + visible + margin);
    for (const [index, row] of drawn) {
      // The active row stays, so that the focus is not lost while a reader scrolls.
      if ((index < from || index >= to) && index !== activeRow) {
        row.remove();
        drawn.delete(index);
      }
    }
    for (let index = from; index < to; index++) drawRow(index);
    if (order.length > 0) drawRow(activeRow);
    for (const [index, row] of drawn) row.style.transform = `translateY(${index * rowHeight + shift}px)`;
  }

  function drawRow(index: number): void {
    if (drawn.has(index)) return;
    const position = order[index];
    const data = position === undefined ? undefined : rowAt(position);
    if (data === undefined) return;
    const row = make("div", "row", { role: "row", "aria-rowindex": String(index + 2) });
    row.dataset.index = String(index);
    for (const [column, { kind }] of columns.entries()) {
      const cell = make("div", "cell", { role: "gridcell", "aria-colindex": String(column + 1) });
      const text = data.cells[column] ?? "";
      // Foreign text: it is only ever the text of an element.
      cell.textContent = visibleText(text);
      cell.title = cell.textContent;
      if (kind === "verdict") cell.dataset.verdict = text;
      if (kind === "number") cell.classList.add("number");
      row.append(cell);
    }
    drawn.set(index, row);
    // In the order of the table, which is the order in which a screen reader goes on.
    const next = [...drawn.keys()].filter((other) => other > index).sort((a, b) => a - b)[0];
    canvas.insertBefore(row, next === undefined ? null : (drawn.get(next) ?? null));
    mark(index);
  }

  function mark(index: number): void {
    const row = drawn.get(index);
    row?.setAttribute("aria-selected", String(index === activeRow));
    for (const [column, cell] of [...(row?.children ?? [])].entries()) {
      cell.setAttribute("tabindex", index === activeRow && column === activeColumn ? "0" : "-1");
    }
  }

  function move(row: number, column: number): void {
    if (order.length === 0) return;
    const before = activeRow;
    activeRow = Math.min(Math.max(row, 0), order.length - 1);
    activeColumn = Math.min(Math.max(column, 0), columns.length - 1);
    scrollTo(activeRow);
    draw();
    mark(before);
    mark(activeRow);
    const cell = drawn.get(activeRow)?.children[activeColumn];
    if (cell instanceof HTMLElement) cell.focus({ preventScroll: true });
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

  function onKey(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(height() / rowHeight) - 1);
    const whole = event.ctrlKey || event.metaKey;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(activeRow + 1, activeColumn),
      ArrowUp: () => move(activeRow - 1, activeColumn),
      ArrowRight: () => move(activeRow, activeColumn + 1),
      ArrowLeft: () => move(activeRow, activeColumn - 1),
      PageDown: () => move(activeRow + page, activeColumn),
      PageUp: () => move(activeRow - page, activeColumn),
      Home: () => move(whole ? 0 : activeRow, 0),
      End: () => move(whole ? order.length - 1 : activeRow, columns.length - 1),
      Enter: open,
    };
    const action = moves[event.key];
    if (action === undefined) return;
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

function make(tag: string, className: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Characters that are not seen, or that turn the direction of what follows, would make one text look like another. */
function visibleText(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
