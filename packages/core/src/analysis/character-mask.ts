import type { RangeSet } from "@a3s/acl-grammar/regex";

/**
 * A set of characters in five numbers: one bit for each of the 128 of ASCII, and whether it has any other. Sets that
 * share nothing as masks share nothing.
 */
export type CharacterMask = readonly [number, number, number, number, others: number];

export const noCharacters: CharacterMask = [0, 0, 0, 0, 0];

export function maskOf(set: RangeSet): CharacterMask {
  const mask = [0, 0, 0, 0, 0] as [number, number, number, number, number];
  for (let index = 0; index < set.length; index += 2) {
    const to = set[index + 1] as number;
    for (let value = set[index] as number; value <= Math.min(to, 127); value += 1) {
      mask[value >> 5] = (mask[value >> 5] as number) | (1 << (value & 31));
    }
    if (to > 127) {
      mask[4] = 1;
      break;
    }
  }
  return mask;
}

export function unionOfMasks(a: CharacterMask, b: CharacterMask): CharacterMask {
  return [a[0] | b[0], a[1] | b[1], a[2] | b[2], a[3] | b[3], a[4] | b[4]];
}

export function areDisjoint(a: CharacterMask, b: CharacterMask): boolean {
  return ((a[0] & b[0]) | (a[1] & b[1]) | (a[2] & b[2]) | (a[3] & b[3]) | (a[4] & b[4])) === 0;
}
