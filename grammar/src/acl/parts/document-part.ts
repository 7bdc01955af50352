import type { Comments, Item } from "../ast.js";
import type { Fragment } from "./fragment.js";
import { moveComments, moveItem } from "./move.js";

/** The list of which a part holds some of the objects. What opens it stands before the first of them. */
export interface PartOfList {
  /** The line of the list up to its bracket; undefined where the part begins with it itself. */
  readonly from: string | undefined;
  /** The same; undefined where the list ends in the part. */
  readonly to: string | undefined;
}

/** What is written behind a part that ends within a list, to make it a document. */
export const listEnd = "]\n";

/** What is written before a part that begins within a list. */
export function listStart(opening: string | undefined): string {
  return opening === undefined ? "" : `${opening}\n`;
}

/** A part of a document at its place. */
export class DocumentPart {
  /** Tells it from an item. */
  readonly kind = "part";
  readonly start: number;
  readonly end: number;
  /** As the document has it, while the fragment's text may be more. */
  readonly text: string;
  /** The same from version to version for as long as the text of the part is the same. */
  readonly fragment: Fragment;
  /** Absent where the part holds whole items. */
  readonly list: PartOfList | undefined;
  /** How much further on in the document than in the fragment everything stands. */
  readonly delta: number;
  private made: readonly Item[] | undefined;

  constructor(start: number, text: string, fragment: Fragment, list: PartOfList | undefined) {
    this.start = start;
    this.end = start + text.length;
    this.text = text;
    this.fragment = fragment;
    this.list = list;
    this.delta = start - listStart(list?.from).length;
    this.made = undefined;
  }

  /** The same part at another place. */
  at(start: number): DocumentPart {
    return start === this.start ? this : new DocumentPart(start, this.text, this.fragment, this.list);
  }

  /**
   * The items of the part, with offsets in the document. Of a list that goes over several parts each has the attribute
   * with its own objects. Made when first asked for.
   */
  get items(): readonly Item[] {
    const { items } = this.fragment.document;
    this.made ??= this.delta === 0 ? items : items.map((item) => moveItem(item, this.delta));
    return this.made;
  }

  /** The comments that belong to no item. */
  get comments(): Comments {
    return moveComments(this.fragment.document.comments, this.delta);
  }
}
