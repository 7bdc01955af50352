/** A table for a reader: of a dry run, of a comparison, of the order of the rules. Cells are foreign text. */
export interface Table {
  /** What the view is called. */
  readonly title: string;
  /** What was asked, in a line above the table. */
  readonly summary: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What a reader without rows is told. */
  readonly empty: string;
  /** The command line that gives the same on a terminal, where there is one. */
  readonly command?: string;
}

export interface Column {
  /** The name in exports. */
  readonly key: string;
  readonly label: string;
  /** A share of the width. */
  readonly width: number;
  /** How cells compare and look; text unless it is said. */
  readonly kind?: "number" | "verdict";
  /** Whether a reader may choose among the values that stand in this column. */
  readonly choosable?: boolean;
}

export interface Row {
  /** One for each column. */
  readonly cells: readonly string[];
  /** What stands in exports beyond the cells. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Where the row leads to. */
  readonly event?: Place;
  readonly rule?: Place;
  /** The rule of the older of two policies. */
  readonly ruleBefore?: Place;
  /** Whether there is no more to say about the row than stands in it: a line that is no event. */
  readonly plain?: boolean;
}

export interface Place {
  readonly uri: string;
  /** From 0. */
  readonly line: number;
}
