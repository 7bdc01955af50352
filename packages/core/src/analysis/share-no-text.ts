import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import { areDisjoint, type CharacterMask } from "./character-mask.js";
import { outlineOf, type RegexOutline } from "./regex-outline.js";

/**
 * Whether it is plain that no text matches both regexes: how they begin or end differs, one lacks a character that the
 * other needs, or the lengths do not fit. False says nothing. It takes far less time than a search.
 */
export function shareNoText(a: ParsedRegex, b: ParsedRegex): boolean {
  const one = outlineOf(a);
  const other = outlineOf(b);
  return (
    (one.atStart && other.atStart && differ(one.first, other.first)) ||
    (one.atEnd && other.atEnd && differ(one.last, other.last)) ||
    cannotHold(one, other) ||
    cannotHold(other, one)
  );
}

function differ(a: readonly CharacterMask[], b: readonly CharacterMask[]): boolean {
  return a.some((mask, index) => index < b.length && areDisjoint(mask, b[index] as CharacterMask));
}

/** Whether the first regex describes whole texts in which there is no room for the second. */
function cannotHold({ atStart, atEnd, all, max }: RegexOutline, { needs, min }: RegexOutline): boolean {
  return atStart && atEnd && (min > max || needs.some((mask) => areDisjoint(mask, all)));
}
