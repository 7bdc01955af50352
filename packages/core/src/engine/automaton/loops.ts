import type { LoopSpec } from "./nfa.js";

const bitsPerWord = 32;

/** A loop as it is run: lists in one piece, and the bits of all positions. */
interface Loop {
  readonly sets: Int32Array;
  /** The positions that may follow position `p` the same time: `follow[followStarts[p] … followStarts[p + 1])`. */
  readonly follow: Int32Array;
  readonly followStarts: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** How many words hold the bits of one position. */
  readonly width: number;
  /** The bits of the last word that are in use. */
  readonly lastWordMask: number;
  /** The number of the bit from which on the loop may be left. */
  readonly leastBit: number;
  /** Whether the last bit stands for all greater numbers, too. */
  readonly isUnbounded: boolean;
  /** Position by position: bit `n` where the position was reached the time after `n` others. */
  bits: Int32Array;
  following: Int32Array;
  /** By position: 1 where some bit may be set. */
  isLive: Uint8Array;
  followingLive: Uint8Array;
}

/**
 * Counts repetitions of whatever is longer than a character without a node for each time. Each position in the body has
 * one bit for each number of times; a step moves all of them from position to position, 32 at once, and by one bit
 * where the body begins again.
 */
export class Loops {
  /** The loops that the last step has left behind, up to `leftCount`: the body was read often enough. */
  readonly left: Int32Array;
  leftCount = 0;
  readonly #loops: readonly Loop[];
  readonly #members: Uint8Array;
  readonly #active: Int32Array;
  #activeCount = 0;
  readonly #isActive: Uint8Array;
  readonly #isEntered: Uint8Array;
  /** The bits that begin anew, shifted. */
  readonly #again: Int32Array;

  /** @param members As in the alphabet, with `classCount` columns. */
  constructor(specs: readonly LoopSpec[], members: Uint8Array, classCount: number) {
    this.#members = members;
    this.#loops = specs.map((spec) => createLoop(spec, classCount));
    this.left = new Int32Array(specs.length);
    this.#active = new Int32Array(specs.length);
    this.#isActive = new Uint8Array(specs.length);
    this.#isEntered = new Uint8Array(specs.length);
    this.#again = new Int32Array(Math.max(0, ...this.#loops.map(({ width }) => width)));
  }

  /** Whether some loop was entered and has not come to its end. */
  get isCounting(): boolean {
    return this.#activeCount > 0;
  }

  begin(): void {
    for (let i = 0; i < this.#activeCount; i += 1) {
      const index = this.#active[i] as number;
      this.#isActive[index] = 0;
      this.#isEntered[index] = 0;
      (this.#loops[index] as Loop).isLive.fill(0);
    }
    this.#activeCount = 0;
  }

  /** Begins the body with the next character, beside what is counted already. */
  enter(index: number): void {
    this.#isEntered[index] = 1;
    if (this.#isActive[index] === 1) return;
    this.#isActive[index] = 1;
    this.#active[this.#activeCount++] = index;
  }

  /** Reads a character. */
  step(symbol: number): void {
    const end = this.#activeCount;
    let kept = 0;
    this.leftCount = 0;
    for (let i = 0; i < end; i += 1) {
      const index = this.#active[i] as number;
      const isLive = this.#stepLoop(this.#loops[index] as Loop, symbol, this.#isEntered[index] === 1, index);
      this.#isEntered[index] = 0;
      if (isLive) this.#active[kept++] = index;
      else this.#isActive[index] = 0;
    }
    this.#activeCount = kept;
  }

  #stepLoop(loop: Loop, symbol: number, isEntered: boolean, index: number): boolean {
    const { bits, follow, followStarts, following, followingLive, isLive, sets, width } = loop;
    const members = this.#members;
    followingLive.fill(0);
    let isAnyLive = false;
    for (let position = 0; position < isLive.length; position += 1) {
      if (isLive[position] === 0) continue;
      const from = position * width;
      const end = followStarts[position + 1] as number;
      for (let edge = followStarts[position] as number; edge < end; edge += 1) {
        const target = follow[edge] as number;
        if (members[(sets[target] as number) + symbol] === 0) continue;
        const to = target * width;
        if (followingLive[target] === 0) {
          followingLive[target] = 1;
          isAnyLive = true;
          for (let word = 0; word < width; word += 1) following[to + word] = bits[from + word] as number;
        } else {
          for (let word = 0; word < width; word += 1) {
            following[to + word] = (following[to + word] as number) | (bits[from + word] as number);
          }
        }
      }
    }
    if (this.#collectAgain(loop, isEntered)) {
      const again = this.#again;
      for (const target of loop.first) {
        if (members[(sets[target] as number) + symbol] === 0) continue;
        const to = target * width;
        if (followingLive[target] === 0) {
          followingLive[target] = 1;
          isAnyLive = true;
          for (let word = 0; word < width; word += 1) following[to + word] = again[word] as number;
        } else {
          for (let word = 0; word < width; word += 1) {
            following[to + word] = (following[to + word] as number) | (again[word] as number);
          }
        }
      }
    }
    loop.bits = following;
    loop.following = bits;
    loop.isLive = followingLive;
    loop.followingLive = isLive;
    if (isAnyLive && this.#isLeft(loop)) this.left[this.leftCount++] = index;
    return isAnyLive;
  }

  /** What begins anew: every time that may have ended, one bit further, and what enters the loop. */
  #collectAgain({ bits, isLive, isUnbounded, last, lastWordMask, width }: Loop, isEntered: boolean): boolean {
    const again = this.#again;
    again.fill(0, 0, width);
    let isAny = isEntered;
    for (const position of last) {
      if (isLive[position] === 0) continue;
      isAny = true;
      const from = position * width;
      for (let word = 0; word < width; word += 1) {
        again[word] = (again[word] as number) | (bits[from + word] as number);
      }
    }
    if (!isAny) return false;
    const greatest = (again[width - 1] as number) & (lastWordMask ^ (lastWordMask >>> 1));
    let carry = isEntered ? 1 : 0;
    for (let word = 0; word < width; word += 1) {
      const value = again[word] as number;
      again[word] = (value << 1) | carry;
      carry = value >>> 31;
    }
    again[width - 1] = ((again[width - 1] as number) & lastWordMask) | (isUnbounded ? greatest : 0);
    for (let word = 0; word < width; word += 1) {
      if (again[word] !== 0) return true;
    }
    return false;
  }

  #isLeft({ bits, isLive, last, leastBit, width }: Loop): boolean {
    const leastWord = leastBit >>> 5;
    const leastWordMask = -1 << (leastBit & 31);
    for (const position of last) {
      if (isLive[position] === 0) continue;
      const from = position * width;
      if (((bits[from + leastWord] as number) & leastWordMask) !== 0) return true;
      for (let word = leastWord + 1; word < width; word += 1) {
        if (bits[from + word] !== 0) return true;
      }
    }
    return false;
  }
}

function createLoop({ first, follow, last, max, min, sets }: LoopSpec, classCount: number): Loop {
  const isUnbounded = max === Number.POSITIVE_INFINITY;
  const bitCount = isUnbounded ? min : max;
  const width = Math.ceil(bitCount / bitsPerWord);
  const followStarts = new Int32Array(sets.length + 1);
  for (const [position, targets] of follow.entries()) {
    followStarts[position + 1] = (followStarts[position] as number) + targets.length;
  }
  return {
    sets: Int32Array.from(sets, (set) => set * classCount),
    follow: Int32Array.from(follow.flat()),
    followStarts,
    first: Int32Array.from(first),
    last: Int32Array.from(last),
    width,
    lastWordMask: bitCount % bitsPerWord === 0 ? -1 : (1 << (bitCount % bitsPerWord)) - 1,
    leastBit: min - 1,
    isUnbounded,
    bits: new Int32Array(sets.length * width),
    following: new Int32Array(sets.length * width),
    isLive: new Uint8Array(sets.length),
    followingLive: new Uint8Array(sets.length),
  };
}
