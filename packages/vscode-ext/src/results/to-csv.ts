import type { Column, Row } from "./table.js";

/**
 * Rows as CSV, every cell in quotes. A spreadsheet takes a cell that begins with one of `= + - @`, a tab or a line break
 * for a formula, in quotes or not; an apostrophe before it makes a text of it. The cells are written by whoever wrote the
 * events.
 */
export function toCsv(columns: readonly Column[], rows: readonly Row[]): string {
  const lines = [columns.map(({ key }) => key), ...rows.map(({ cells }) => cells)];
  return lines.map((cells) => `${cells.map(quote).join(",")}\r\n`).join("");
}

function quote(cell: string): string {
  const text = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
