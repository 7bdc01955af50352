import type { Attribute, Item, ObjectEntry, Value } from "../ast.js";

/** The document or block whose items are being parsed. */
export interface BodyFrame {
  readonly isDocument: boolean;
  readonly items: Item[];
  /** The first attribute of each name. */
  readonly attributes: Map<string, Attribute>;
  /** Whether a comma may follow: behind an item, once. */
  takesComma: boolean;
}

/** The list or argument list whose values are being parsed. */
export interface ListFrame {
  readonly isCall: boolean;
  readonly items: Value[];
  /** Behind an item, before its comma. */
  isBehindItem: boolean;
  /** The end of the item before. */
  end: number;
  /** A missing comma was reported; up to the next comma nothing else is. */
  isBroken: boolean;
}

/** The object whose entries are being parsed. */
export interface ObjectFrame {
  readonly entries: ObjectEntry[];
  readonly keys: Map<string, ObjectEntry>;
  isBehindItem: boolean;
  end: number;
}

export function bodyFrame(isDocument: boolean): BodyFrame {
  return { isDocument, items: [], attributes: new Map(), takesComma: false };
}

export function listFrame(isCall: boolean): ListFrame {
  return { isCall, items: [], isBehindItem: false, end: 0, isBroken: false };
}

export function objectFrame(): ObjectFrame {
  return { entries: [], keys: new Map(), isBehindItem: false, end: 0 };
}
