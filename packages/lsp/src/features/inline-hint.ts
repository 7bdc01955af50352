/** A few words that an editor shows between the characters of a text. */
export interface InlineHint {
  readonly offset: number;
  /** Plain text of one line. */
  readonly label: string;
  /** Markdown. */
  readonly tooltip?: string;
}

/** A text of somebody else as plain text of one line: nothing in it turns the direction of text, or is not seen. */
export function plainLabel(text: string, maxLength = 60): string {
  const characters = [...text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "�")];
  return characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join("")}…` : characters.join("");
}
