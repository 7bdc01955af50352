import type { Range, TextEdit } from "@a3s/acl-grammar";

/** Text that is inserted: fixed pieces, and holes that the author fills in, each with a proposal, perhaps an empty one. */
export type InsertPart = string | { readonly hole: string };

export type CompletionKind =
  | "attribute"
  | "block"
  | "skeleton"
  | "value"
  | "event-kind"
  | "function"
  | "variable"
  | "file"
  | "folder"
  | "regex"
  | "code"
  | "comment";

export interface CompletionItem {
  /** What the list shows and sorts by. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words behind the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** The stretch that is replaced: what of the word stands there already. It holds the cursor and lies on its line. */
  readonly range: Range;
  readonly insert: readonly InsertPart[];
  /** What the typed text is compared with, where it is not the label. */
  readonly filterText?: string;
  /** Further edits, apart from `range`: a comma that is needed before the item. */
  readonly additionalEdits?: readonly TextEdit[];
  /** Ask for completion again at the first hole: there is a choice to make. */
  readonly retrigger?: true;
}

/** The text with its proposals filled in, for clients that know no snippets. */
export function plainInsertText(parts: readonly InsertPart[]): string {
  return parts.map((part) => (typeof part === "string" ? part : part.hole)).join("");
}

/** The text in the snippet syntax of the Language Server Protocol; a sole empty hole is where the cursor ends up. */
export function snippetInsertText(parts: readonly InsertPart[]): string {
  let stop = 0;
  return parts
    .map((part) => {
      if (typeof part === "string") return escapeSnippet(part);
      stop++;
      return part.hole === "" ? `$${stop}` : `\${${stop}:${escapeSnippet(part.hole)}}`;
    })
    .join("");
}

/** A text as it stands for itself in a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/gu, "\\$&");
}
