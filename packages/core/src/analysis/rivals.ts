/** What decides which of two states of a product can do more. */
interface Rival {
  /** Ascending; those of the required regexes come first. */
  readonly waiting: Int32Array;
  readonly before: number;
  readonly matched: number;
  readonly depth: number;
}

/** So many of a group are remembered; with more the comparison takes longer than what it saves. */
const maxGroup = 24;

/**
 * Tells states of a product that are not worth looking at: where the required regexes are as far as in another state, which
 * took no longer to reach, and the others are at least as far, every word that leads on leads on from that one as well.
 */
export class Rivals {
  readonly #firstForbidden: number;
  readonly #groups = new Map<string, Rival[]>();

  /** @param firstForbidden The first instruction of the regexes that must not match. */
  constructor(firstForbidden: number) {
    this.#firstForbidden = firstForbidden;
  }

  /** Whether no state seen so far makes this one needless. If so it is remembered. */
  admits(state: Rival): boolean {
    const end = this.#requiredEnd(state.waiting);
    const key = `${state.before} ${state.matched} ${state.waiting.subarray(0, end).join()}`;
    const group = this.#groups.get(key) ?? [];
    if (group.some((rival) => rival.depth <= state.depth && isPart(rival.waiting, state.waiting, end))) return false;
    // What the new one beats is no longer needed to beat others.
    const rest = group.filter((rival) => rival.depth < state.depth || !isPart(state.waiting, rival.waiting, end));
    if (rest.length < maxGroup) rest.push(state);
    this.#groups.set(key, rest);
    return true;
  }

  #requiredEnd(waiting: Int32Array): number {
    let end = 0;
    while (end < waiting.length && (waiting[end] as number) < this.#firstForbidden) end += 1;
    return end;
  }
}

/** Whether all instructions of the first list, from a position on, are in the second one. */
function isPart(part: Int32Array, whole: Int32Array, from: number): boolean {
  let at = from;
  for (let index = from; index < part.length; index += 1) {
    while (at < whole.length && (whole[at] as number) < (part[index] as number)) at += 1;
    if (whole[at] !== part[index]) return false;
  }
  return true;
}
