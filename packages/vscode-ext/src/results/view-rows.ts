import { type RowAction, rowActions, type ToView } from "./messages.js";
import type { Row, Table } from "./table.js";

type RowsMessage = Extract<ToView, { type: "rows" }>;

/** Rows in one message: a reader sees the first ones while the others come. */
const rowsPerMessage = 5000;

/**
 * The rows of a table as a view gets them. Most values of a column stand in many rows; each travels once, and rows name it
 * by its number.
 */
export function* viewRows({ columns, rows }: Table): Generator<RowsMessage> {
  const known = columns.map(() => new Map<string, number>());
  for (let from = 0; from < rows.length; from += rowsPerMessage) {
    const piece = rows.slice(from, from + rowsPerMessage);
    yield {
      type: "rows",
      columns: known.map((numbers, column) => {
        const added: string[] = [];
        const cells = piece.map(({ cells }) => {
          const cell = cells[column] ?? "";
          const number = numbers.get(cell) ?? numbers.size;
          if (number === numbers.size) {
            numbers.set(cell, number);
            added.push(cell);
          }
          return number;
        });
        return { added, cells };
      }),
      actions: piece.map(actionBits),
    };
  }
}

function actionBits(row: Row): number {
  return rowActions.reduce((bits, action, bit) => (isPossible(row, action) ? bits | (1 << bit) : bits), 0);
}

function isPossible(row: Row, action: RowAction): boolean {
  return action === "explain" ? row.plain !== true : row[action] !== undefined;
}
