import { type RowAction, rowActions, type ToView } from "../results/messages.js";

/** The rows that have come, by columns: sorting and filtering look at each value once, however many rows have it. */
export interface RowStore {
  /** How many rows have come. */
  readonly count: () => number;
  readonly columns: readonly StoredColumn[];
  readonly append: (piece: RowsPiece) => void;
  readonly cell: (row: number, column: number) => string;
  readonly can: (row: number, action: RowAction) => boolean;
}

export type RowsPiece = Extract<ToView, { type: "rows" }>;

export interface StoredColumn {
  /** The values that stand in it, each once. */
  readonly values: string[];
  /** For each row the position of its value. */
  readonly cells: Uint32Array;
  /** The values in lower case; shorter than the values until they are asked for. */
  readonly lowerCase: string[];
  /** The places of the values when they are sorted, made when somebody sorts by the column. */
  ranks?: Uint32Array | undefined;
}

export function createRowStore(rowCount: number, columnCount: number): RowStore {
  const columns = Array.from({ length: columnCount }, (): StoredColumn => {
    return { values: [], cells: new Uint32Array(rowCount), lowerCase: [] };
  });
  const actions = new Uint8Array(rowCount);
  let count = 0;
  return {
    count: () => count,
    columns,
    append(piece) {
      for (const [index, column] of columns.entries()) {
        const { added = [], cells = [] } = piece.columns[index] ?? {};
        for (const value of added) column.values.push(value);
        column.cells.set(cells, count);
        column.ranks = undefined;
      }
      actions.set(piece.actions, count);
      count += piece.actions.length;
    },
    cell(row, column) {
      const stored = columns[column];
      return stored?.values[stored.cells[row] ?? -1] ?? "";
    },
    can: (row, action) => (((actions[row] ?? 0) >> rowActions.indexOf(action)) & 1) === 1,
  };
}
