import type { LoopExit, LoopSpec, Nfa } from "./nfa.js";

const bitsPerWord = 32;

/** The words of a position are looked after in so many groups, one bit each, so that those without a bit cost nothing. */
const maxGroups = 32;
const leastGroupSize = 4;

/** A loop as it is run: lists in one piece, and the bits of all positions. */
interface Loop {
  /** By position: where the row of its set begins in the alphabet's members. */
  readonly rows: Int32Array;
  /** The positions that may follow position `p` the same time: `follow[followStarts[p] … followStarts[p + 1])`. */
  readonly follow: Int32Array;
  readonly followStarts: Int32Array;
  readonly first: Int32Array;
  readonly isLast: Uint8Array;
  readonly exits: readonly LoopExit[];
  /** How many words hold the bits of one position, a multiple of `groupSize`. */
  readonly width: number;
  readonly groupSize: number;
  /** The number of bits in use; the last one stands for all greater numbers, too, where `isUnbounded`. */
  readonly bitCount: number;
  readonly isUnbounded: boolean;
  /** Position by position: bit `n` where the position was reached the time after `n` others. */
  bits: Int32Array;
  /** By position: the groups that may have a bit; what stands in the others has no meaning. */
  groups: Int32Array;
  followingBits: Int32Array;
  followingGroups: Int32Array;
}

/**
 * Counts repetitions of whatever is longer than a character without a node for each time. Each position in the body has
 * one bit for each number of times; a step moves all of them from position to position, 32 at once, and by one bit
 * where the body begins again.
 */
export class Loops {
  /** The nodes behind the loops that the last step has left, up to `leftCount`: the body was read often enough. */
  readonly left: Int32Array;
  leftCount = 0;
  readonly #loops: readonly Loop[];
  readonly #members: Uint8Array;
  readonly #active: Int32Array;
  #activeCount = 0;
  readonly #isActive: Uint8Array;
  readonly #isEntered: Uint8Array;
  /** The bits of what begins anew. */
  readonly #again: Int32Array;
  /** The bits of the times that may be at their end. */
  readonly #ended: Int32Array;

  constructor({ alphabet, loops }: Nfa) {
    this.#members = alphabet.members;
    this.#loops = loops.map((spec) => createLoop(spec, alphabet.classCount));
    this.left = new Int32Array(loops.reduce((sum, { exits }) => sum + exits.length, 0));
    this.#active = new Int32Array(loops.length);
    this.#isActive = new Uint8Array(loops.length);
    this.#isEntered = new Uint8Array(loops.length);
    const greatestWidth = Math.max(0, ...this.#loops.map(({ width }) => width));
    this.#again = new Int32Array(greatestWidth);
    this.#ended = new Int32Array(greatestWidth);
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
      (this.#loops[index] as Loop).groups.fill(0);
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
      const loop = this.#loops[index] as Loop;
      const isLive = this.#stepLoop(loop, symbol, this.#isEntered[index] === 1);
      this.#isEntered[index] = 0;
      if (isLive) this.#active[kept++] = index;
      else this.#isActive[index] = 0;
    }
    this.#activeCount = kept;
  }

  #stepLoop(loop: Loop, symbol: number, isEntered: boolean): boolean {
    const { bits, first, follow, followingBits, followingGroups, followStarts, groups, isLast, rows, width } = loop;
    const members = this.#members;
    for (let position = 0; position < followingGroups.length; position += 1) followingGroups[position] = 0;
    let againGroups = 0;
    let liveGroups = 0;
    for (let position = 0; position < groups.length; position += 1) {
      const from = groups[position] as number;
      if (from === 0) continue;
      const end = followStarts[position + 1] as number;
      for (let edge = followStarts[position] as number; edge < end; edge += 1) {
        const target = follow[edge] as number;
        if (members[(rows[target] as number) + symbol] === 0) continue;
        const to = followingGroups[target] as number;
        add(loop, bits, position * width, from, followingBits, target * width, to);
        followingGroups[target] = to | from;
        liveGroups |= from;
      }
      if (isLast[position] === 0) continue;
      add(loop, bits, position * width, from, this.#again, 0, againGroups);
      againGroups |= from;
    }
    if (againGroups !== 0 || isEntered) {
      againGroups = this.#shift(loop, againGroups, isEntered ? 1 : 0);
      for (let i = 0; i < first.length; i += 1) {
        const target = first[i] as number;
        if (members[(rows[target] as number) + symbol] === 0) continue;
        const to = followingGroups[target] as number;
        add(loop, this.#again, 0, againGroups, followingBits, target * width, to);
        followingGroups[target] = to | againGroups;
        liveGroups |= againGroups;
      }
    }
    loop.bits = followingBits;
    loop.groups = followingGroups;
    loop.followingBits = bits;
    loop.followingGroups = groups;
    if (liveGroups === 0) return false;
    this.#leave(loop);
    return true;
  }

  #leave(loop: Loop): void {
    const { bits, exits, groups, isLast, width } = loop;
    const ended = this.#ended;
    let endedGroups = 0;
    for (let position = 0; position < groups.length; position += 1) {
      const from = groups[position] as number;
      if (isLast[position] === 0 || from === 0) continue;
      add(loop, bits, position * width, from, ended, 0, endedGroups);
      endedGroups |= from;
    }
    if (endedGroups === 0) return;
    for (let i = 0; i < exits.length; i += 1) {
      const { max, min, next } = exits[i] as LoopExit;
      if (hasBit(loop, ended, endedGroups, min - 1, Math.min(max, loop.bitCount))) this.left[this.leftCount++] = next;
    }
  }

  /** Moves what begins anew by one bit, and puts in the bit of what enters; gives the groups that have one then. */
  #shift({ bitCount, groupSize, isUnbounded, width }: Loop, groups: number, entry: number): number {
    const again = this.#again;
    const lastWord = (bitCount - 1) >>> 5;
    const lastBit = 1 << ((bitCount - 1) & 31);
    const isLastLive = (groups & (1 << Math.floor(lastWord / groupSize))) !== 0;
    const greatest = isUnbounded && isLastLive ? (again[lastWord] as number) & lastBit : 0;
    let shifted = 0;
    let touched = groups | (groups << 1) | entry;
    while (touched !== 0) {
      // Downwards, because every word takes a bit of the one below.
      const group = 31 - Math.clz32(touched);
      touched ^= 1 << group;
      if (group * groupSize >= width) continue;
      const isLive = (groups & (1 << group)) !== 0;
      const isLiveBelow = group > 0 && (groups & (1 << (group - 1))) !== 0;
      const start = group * groupSize;
      let union = 0;
      for (let word = start + groupSize - 1; word >= start; word -= 1) {
        const isBelow = word === start ? isLiveBelow : isLive;
        const carry = word === 0 ? entry : isBelow ? (again[word - 1] as number) >>> 31 : 0;
        let value = (isLive ? (again[word] as number) << 1 : 0) | carry;
        if (word === lastWord) value = (value & (lastBit | (lastBit - 1))) | greatest;
        else if (word > lastWord) value = 0;
        again[word] = value;
        union |= value;
      }
      if (union !== 0) shifted |= 1 << group;
    }
    return shifted;
  }
}

/** Adds the bits of some groups to those that are there. */
function add(
  { groupSize }: Loop,
  source: Int32Array,
  from: number,
  groups: number,
  target: Int32Array,
  to: number,
  groupsThere: number,
): void {
  for (let rest = groups; rest !== 0; rest &= rest - 1) {
    const group = 31 - Math.clz32(rest & -rest);
    const start = group * groupSize;
    const end = start + groupSize;
    if ((groupsThere & (1 << group)) === 0) {
      for (let word = start; word < end; word += 1) target[to + word] = source[from + word] as number;
    } else {
      for (let word = start; word < end; word += 1) {
        target[to + word] = (target[to + word] as number) | (source[from + word] as number);
      }
    }
  }
}

/** Whether some bit is set from one number up to but not including another. */
function hasBit({ groupSize, width }: Loop, bits: Int32Array, groups: number, from: number, to: number): boolean {
  const firstWord = from >>> 5;
  const endWord = Math.min(width, Math.ceil(to / bitsPerWord));
  for (let word = firstWord; word < endWord; word += 1) {
    if ((groups & (1 << Math.floor(word / groupSize))) === 0) continue;
    let value = bits[word] as number;
    if (word === firstWord) value &= -1 << (from & 31);
    if (word === to >>> 5) value &= (1 << (to & 31)) - 1;
    if (value !== 0) return true;
  }
  return false;
}

function createLoop({ body, exits }: LoopSpec, classCount: number): Loop {
  const { first, follow, last, sets } = body;
  const isUnbounded = exits.some(({ max }) => max === Number.POSITIVE_INFINITY);
  const bitCount = Math.max(...exits.map(({ max, min }) => (isUnbounded ? min : max)));
  const words = Math.ceil(bitCount / bitsPerWord);
  const groupSize = Math.max(Math.min(words, leastGroupSize), Math.ceil(words / maxGroups));
  const width = Math.ceil(words / groupSize) * groupSize;
  const followStarts = new Int32Array(sets.length + 1);
  for (const [position, targets] of follow.entries()) {
    followStarts[position + 1] = (followStarts[position] as number) + targets.length;
  }
  const isLast = new Uint8Array(sets.length);
  for (const position of last) isLast[position] = 1;
  return {
    rows: Int32Array.from(sets, (set) => set * classCount),
    follow: Int32Array.from(follow.flat()),
    followStarts,
    first: Int32Array.from(first),
    isLast,
    exits,
    width,
    groupSize,
    bitCount,
    isUnbounded,
    bits: new Int32Array(sets.length * width),
    groups: new Int32Array(sets.length),
    followingBits: new Int32Array(sets.length * width),
    followingGroups: new Int32Array(sets.length),
  };
}
