import type { Diagnostic, TextEdit } from "@a3s/acl-grammar";

export interface CodeAction {
  /**
   * `quick-fix` removes a finding, `ignore` silences it, `explain` opens the page of its code and edits nothing, and
   * `rewrite` writes the same policy in another way.
   */
  readonly kind: "quick-fix" | "ignore" | "explain" | "rewrite";
  /** Begins with a capital. */
  readonly title: string;
  /** Do not overlap. */
  readonly edits: readonly TextEdit[];
  /** The finding that it is about. */
  readonly diagnostic?: Diagnostic;
  /** It is what most people would choose. */
  readonly isPreferred?: true;
  /** Where the author goes on writing, as an offset in the edited text. */
  readonly caret?: number;
  /** What the author has to do besides, to be shown once the edits are made. Never holds a key. */
  readonly note?: string;
}
