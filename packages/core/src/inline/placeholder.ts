import { maxKindLength } from "./kind-of-name.js";

/** What every placeholder begins with. */
export const placeholderOpening = "{{A3S_REDACTED:";

/** How many digits the number of a placeholder has at most; more than a vault can count. */
export const maxNumberLength = 15;

/** The longest placeholder, in characters. */
export const maxPlaceholderLength = placeholderOpening.length + maxKindLength + 1 + maxNumberLength + 2;

/** The placeholder of the `number`th secret of a kind, counted from 1. */
export function placeholderOf(kind: string, number: number): string {
  return `${placeholderOpening}${kind}:${number}}}`;
}

const shape = /[A-Z][A-Z0-9_]{0,63}:[1-9][0-9]{0,14}\}\}/uy;

/**
 * The placeholder that stands at an offset at which `placeholderOpening` stands, or undefined. Reads at most
 * `maxPlaceholderLength` characters.
 */
export function placeholderAt(text: string, at: number): string | undefined {
  shape.lastIndex = at + placeholderOpening.length;
  return shape.test(text) ? text.slice(at, shape.lastIndex) : undefined;
}
