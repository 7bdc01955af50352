import type { Diagnostic } from "../../diagnostic.js";
import type { Comments, Item } from "../ast.js";
import type { Fragment } from "./fragment.js";
import { moveComments, moveDiagnostic, moveItem } from "./move.js";

/** A part of a document at its place. */
export class DocumentPart {
  /** Tells it from an item. */
  readonly kind = "part";
  readonly start: number;
  /** The same from version to version for as long as the text of the part is the same. */
  readonly fragment: Fragment;
  private made: readonly Item[] | undefined;

  constructor(start: number, fragment: Fragment) {
    this.start = start;
    this.fragment = fragment;
    this.made = undefined;
  }

  get end(): number {
    return this.start + this.fragment.text.length;
  }

  /** The items of the part, with offsets in the document. Made when first asked for. */
  get items(): readonly Item[] {
    const { items } = this.fragment.document;
    this.made ??= this.start === 0 ? items : items.map((item) => moveItem(item, this.start));
    return this.made;
  }

  /** The comments that belong to no item. */
  get comments(): Comments {
    return moveComments(this.fragment.document.comments, this.start);
  }

  /** Its findings, with offsets in the document. */
  get diagnostics(): readonly Diagnostic[] {
    const { diagnostics } = this.fragment;
    return this.start === 0 ? diagnostics : diagnostics.map((diagnostic) => moveDiagnostic(diagnostic, this.start));
  }
}
