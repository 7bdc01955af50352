/**
 * Text that others wrote, made fit for a terminal: what would move the cursor, change colours, reorder or hide
 * characters stands there as a visible sign instead (`␛` for escape, `<U+202E>` for a bidirectional override). Line
 * breaks and tabs are signs too, so the result is one line. Piles of combining marks are cut, because they paint over
 * the lines around them.
 */
export function visibleText(text: string): string {
  return text.replace(unsafe, visibleCharacter).replace(pileOfMarks, cutPile);
}

// Controls, format characters (bidirectional ones among them), lone surrogates, unassigned ones, separators, characters
// that have no glyph by default, and the spaces that pass for a plain one.
const unsafe =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800]/gu;

const keptMarks = 4;
const pileOfMarks = new RegExp(`\\p{M}{${keptMarks + 1},}`, "gu");

function visibleCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

function cutPile(pile: string): string {
  const marks = [...pile];
  return `${marks.slice(0, keptMarks).join("")}<${marks.length - keptMarks} more marks>`;
}

/** The same for a text of several lines, which keeps its line breaks. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visibleText).join("\n");
}
