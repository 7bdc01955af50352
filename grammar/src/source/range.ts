/** A half-open stretch of source text, in UTF-16 code units from the start of the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
