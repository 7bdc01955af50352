/**
 * JSON for standard output. It names every character that a terminal may act on, or that is not seen, by its escape:
 * the value is the same, and a hostile string does nothing when the output is looked at.
 */
export function jsonText(value: unknown, indent?: number): string {
  return escapeUnseen(JSON.stringify(value, null, indent));
}

/** The same for a text that is JSON already. */
export function escapeUnseen(json: string): string {
  return json.replace(/[\u007f-\u009f\u2028\u2029\p{Cf}]/gu, (character) =>
    [...Array(character.length).keys()].map((i) => escapeUnit(character.charCodeAt(i))).join(""),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
