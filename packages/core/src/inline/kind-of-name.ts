/** How long a kind may be in a placeholder; a longer one is cut. */
export const maxKindLength = 64;

/**
 * The kind that a site detector's findings have in placeholders: its name in capitals, with `_` for what is neither a
 * letter nor a digit of ASCII. What would not start with a letter gets `SITE_` in front.
 */
export function kindOfName(name: string): string {
  const kind = name.toUpperCase().replace(/[^A-Z0-9]/gu, "_");
  return (/^[A-Z]/u.test(kind) ? kind : `SITE_${kind}`).slice(0, maxKindLength);
}
