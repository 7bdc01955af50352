import { editDistance } from "./edit-distance.js";
import { nameAliases } from "./schema/aliases.js";

/** Longer texts are nobody's slip of the pen. It also bounds the work on hostile input. */
const longestName = 64;

/**
 * The candidate that was probably meant by an unknown name: the one behind an alias, or the nearest within two edits
 * (one for names under five characters), also when written in another case or with dashes. Ties go to the first in
 * the alphabet.
 */
export function suggestName(written: string, candidates: Iterable<string>): string | undefined {
  if (written.length > longestName) return undefined;
  const spellings = [written, written.toLowerCase(), written.toLowerCase().replaceAll("-", "_")];
  const aliased = new Set(spellings.map((spelling) => nameAliases.get(spelling)));
  const limit = written.length < 5 ? 1 : 2;
  return nearest(candidates, limit, (candidate) =>
    aliased.has(candidate) ? 0 : Math.min(...spellings.map((spelling) => editDistance(spelling, candidate, limit))),
  );
}

/** The allowed value that was probably meant: case, blanks, dashes and underscores do not count. */
export function suggestValue(written: string, candidates: Iterable<string>): string | undefined {
  if (written.length > longestName) return undefined;
  const plain = plainSpelling(written);
  const limit = plain.length < 5 ? 1 : 2;
  return nearest(candidates, limit, (candidate) => editDistance(plain, plainSpelling(candidate), limit));
}

function plainSpelling(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/gu, "");
}

function nearest(
  candidates: Iterable<string>,
  limit: number,
  distanceTo: (candidate: string) => number,
): string | undefined {
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of [...candidates].sort()) {
    const distance = distanceTo(candidate);
    if (distance < bestDistance && distance < candidate.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}
