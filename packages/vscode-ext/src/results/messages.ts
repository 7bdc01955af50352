import type { Column } from "./table.js";

/** The texts of the view, which are translated where it is made. */
export interface ViewTexts {
  readonly filter: string;
  readonly all: string;
  readonly count: string;
  readonly event: string;
  readonly rule: string;
  readonly ruleBefore: string;
  readonly explain: string;
  readonly csv: string;
  readonly ndjson: string;
  readonly command: string;
  readonly refresh: string;
  readonly loading: string;
  readonly keys: string;
}

/** What a reader does with a row. Rows tell by bits, in this order, what can be done with them. */
export const rowActions = ["event", "rule", "ruleBefore", "explain"] as const;

export type RowAction = (typeof rowActions)[number];

/** What a view is told: a table, then its rows in pieces. */
export type ToView =
  | {
      readonly type: "table";
      readonly title: string;
      readonly summary: string;
      readonly empty: string;
      readonly columns: readonly Column[];
      readonly rowCount: number;
      readonly actions: readonly RowAction[];
      readonly hasCommand: boolean;
      /** What is chosen at first, by the key of the column. */
      readonly chosen: Readonly<Record<string, string>>;
      readonly texts: ViewTexts;
    }
  | {
      readonly type: "rows";
      readonly columns: readonly {
        /** The values that no row before had: they follow those of the pieces before. */
        readonly added: readonly string[];
        /** For each row the position of its value among all. */
        readonly cells: readonly number[];
      }[];
      readonly actions: readonly number[];
    };

/** How rows leave the view. */
export type ExportFormat = "csv" | "ndjson";

/** What a view asks for. Rows are named by their position in the table. */
export type FromView =
  | { readonly type: "ready" }
  | { readonly type: "refresh" }
  | { readonly type: "command" }
  | { readonly type: RowAction; readonly row: number }
  | { readonly type: "export"; readonly format: ExportFormat; readonly rows: readonly number[] };

/**
 * Reads a message of a view. A view shows foreign text; whatever it sends is taken for foreign as well, and what has not
 * exactly the known form is undefined.
 */
export function readFromView(message: unknown, rowCount: number): FromView | undefined {
  if (typeof message !== "object" || message === null || !("type" in message)) return undefined;
  const isRow = (row: unknown): row is number =>
    typeof row === "number" && Number.isInteger(row) && row >= 0 && row < rowCount;
  switch (message.type) {
    case "ready":
    case "refresh":
    case "command":
      return { type: message.type };
    case "event":
    case "rule":
    case "ruleBefore":
    case "explain":
      return "row" in message && isRow(message.row) ? { type: message.type, row: message.row } : undefined;
    case "export": {
      if (!("format" in message) || !("rows" in message) || !Array.isArray(message.rows)) return undefined;
      if (message.format !== "csv" && message.format !== "ndjson") return undefined;
      if (message.rows.length > rowCount || !message.rows.every(isRow)) return undefined;
      return { type: "export", format: message.format, rows: message.rows };
    }
    default:
      return undefined;
  }
}
