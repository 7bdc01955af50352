import type { Column, Row } from "./table.js";

/** Rows as one JSON object a line: the cells by the keys of their columns, and what a row has beyond them. */
export function toNdjson(columns: readonly Column[], rows: readonly Row[]): string {
  return rows
    .map(({ cells, details }) => {
      const values = columns.map(({ key, kind }, index) => [key, exportValue(cells[index] ?? "", kind)]);
      return `${JSON.stringify({ ...Object.fromEntries(values), ...details })}\n`;
    })
    .join("");
}

function exportValue(cell: string, kind: Column["kind"]): string | number | null {
  if (cell === "") return null;
  return kind === "number" ? Number(cell) : cell;
}
