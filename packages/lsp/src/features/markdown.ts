/**
 * A text as Markdown code, whatever it holds: nothing in it can end the code, start a link, or hide. Control characters
 * and those that turn the direction of text are written as their numbers. Cut after `maxLength` characters.
 */
export function codeSpan(text: string, maxLength = 120): string {
  const characters = [...text];
  const cut = characters.length > maxLength ? `${characters.slice(0, maxLength).join("")}…` : text;
  const visible = cut.replace(/[\p{C}\u2028\u2029]/gu, visibleCharacter);
  const longest = Math.max(0, ...(visible.match(/`+/gu) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const pad = visible === "" || /^`|`$|^ .* $/u.test(visible) ? " " : "";
  return `${fence}${pad}${visible}${pad}${fence}`;
}

const named: Readonly<Record<string, string>> = { "\n": "⏎", "\r": "␍", "\t": "⇥" };

function visibleCharacter(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return named[character] ?? `⟨U+${hex}⟩`;
}
