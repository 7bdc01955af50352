import type { Range } from "@a3s/acl-grammar";

/** A stretch of a text that is masked; offsets in UTF-16 units. */
export interface Redaction extends Range {
  /** What was found: one of `inlineKinds`, or the name of a site detector in capitals. */
  readonly kind: string;
  /** What takes its place. */
  readonly placeholder: string;
}

/** A text without its secrets. */
export interface MaskedText {
  readonly text: string;
  /** What each placeholder of the text stands for. */
  readonly originals: ReadonlyMap<string, string>;
}
