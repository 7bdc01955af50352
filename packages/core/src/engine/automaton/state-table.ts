import type { MemoryBudget, MemoryHolder } from "./memory-budget.js";
import { noRule } from "./no-rule.js";

/** What the move over a character has led to. */
export interface Move {
  /** The nodes of the kernel up to `targetCount`, ascending. */
  readonly targets: Int32Array;
  readonly targetCount: number;
  /** The least rule that the move reports, or `noRule`. */
  readonly least: number;
  /** The triggers that the move reports, ascending. */
  readonly triggers: readonly number[];
}

/** What is kept for each state beside its row, in this order. */
const Field = { kernelStart: 0, kernelEnd: 1, context: 2, endLeast: 3, endTriggers: 4 } as const;
const fieldCount = 5;

/** What stands in a row behind the transitions: the least rule and the list of triggers that entering the state reports. */
const extraColumns = 2;

const firstCapacity = 32;
const unknown = -1;

/**
 * The states that a deterministic automaton has needed so far. A state is a kernel of nodes with the context of the
 * character before it and with what its entering reports. Its number is the offset of its row of transitions; there is
 * no state 0.
 */
export class StateTable implements MemoryHolder {
  /**
   * Row by row, by symbol: 0 unknown, positive the state that follows, negative the same where entering it reports.
   * Then, in the columns named below, what it reports.
   */
  rows: Int32Array = new Int32Array(0);
  readonly stride: number;
  /** The column of the least rule, or `noRule`. */
  readonly leastColumn: number;
  /** The column of the index into `triggerLists`. */
  readonly triggersColumn: number;
  /** Lists of triggers, ascending; the empty list has the index 0. */
  triggerLists: (readonly number[])[] = [[]];
  kernels: Int32Array = new Int32Array(0);
  stateCount = 0;
  /** Counts how often all states were dropped: the numbers of states hold for one generation. */
  generation = 0;
  readonly #budget: MemoryBudget;
  #fields = new Int32Array(0);
  #capacity = 0;
  #kernelEnd = 0;
  /** Open addressing over the ordinals of the states, 0 for a free place. */
  #places = new Int32Array(0);
  #triggerListIds = new Map<string, number>([["", 0]]);
  #triggerBytes = 0;

  /** @param symbolCount How many transitions a state has. */
  constructor(symbolCount: number, budget: MemoryBudget) {
    this.leastColumn = symbolCount;
    this.triggersColumn = symbolCount + 1;
    this.stride = symbolCount + extraColumns;
    this.#budget = budget;
    budget.register(this);
  }

  get heldBytes(): number {
    const { rows, kernels } = this;
    return 4 * (rows.length + kernels.length + this.#fields.length + this.#places.length) + this.#triggerBytes;
  }

  release(): void {
    this.rows = new Int32Array(0);
    this.kernels = new Int32Array(0);
    this.#fields = new Int32Array(0);
    this.#places = new Int32Array(0);
    this.triggerLists = [[]];
    this.#triggerListIds = new Map([["", 0]]);
    this.#triggerBytes = 0;
    this.#capacity = 0;
    this.#kernelEnd = 0;
    this.stateCount = 0;
    this.generation += 1;
  }

  kernelStart(state: number): number {
    return this.#field(state, Field.kernelStart);
  }

  kernelEnd(state: number): number {
    return this.#field(state, Field.kernelEnd);
  }

  contextOf(state: number): number {
    return this.#field(state, Field.context);
  }

  /** The least rule that entering the state reports. */
  leastOf(state: number): number {
    return this.rows[state + this.leastColumn] as number;
  }

  triggersOf(state: number): readonly number[] {
    return this.triggerLists[this.rows[state + this.triggersColumn] as number] as readonly number[];
  }

  reports(state: number): boolean {
    return this.leastOf(state) !== noRule || this.rows[state + this.triggersColumn] !== 0;
  }

  /** The least rule that the end of the text in this state reports, undefined while that was not computed. */
  endLeastOf(state: number): number | undefined {
    const least = this.#field(state, Field.endLeast);
    return least === unknown ? undefined : least;
  }

  endTriggersOf(state: number): readonly number[] {
    return this.triggerLists[this.#field(state, Field.endTriggers)] as readonly number[];
  }

  setEnd(state: number, move: Move): void {
    const at = (state / this.stride) * fieldCount;
    this.#fields[at + Field.endLeast] = move.least;
    this.#fields[at + Field.endTriggers] = this.#triggerListId(move.triggers);
  }

  /** The state that the move leads to, or 0 where it is not known. */
  find(move: Move, context: number): number {
    const triggers = this.#triggerListIds.get(move.triggers.join());
    if (this.#capacity === 0 || triggers === undefined) return 0;
    return this.stride * (this.#places[this.#placeOf(move, context, triggers)] as number);
  }

  /** The state that the move leads to, or 0 where there is no room for it. */
  intern(move: Move, context: number): number {
    const found = this.find(move, context);
    if (found !== 0) return found;
    if (!this.#makeRoom(move.targetCount)) return 0;
    const triggers = this.#triggerListId(move.triggers);
    const ordinal = ++this.stateCount;
    this.kernels.set(move.targets.subarray(0, move.targetCount), this.#kernelEnd);
    const at = ordinal * fieldCount;
    this.#fields[at + Field.kernelStart] = this.#kernelEnd;
    this.#kernelEnd += move.targetCount;
    this.#fields[at + Field.kernelEnd] = this.#kernelEnd;
    this.#fields[at + Field.context] = context;
    this.rows[this.stride * ordinal + this.leastColumn] = move.least;
    this.rows[this.stride * ordinal + this.triggersColumn] = triggers;
    this.#fields[at + Field.endLeast] = unknown;
    this.#places[this.#placeOf(move, context, triggers)] = ordinal;
    return this.stride * ordinal;
  }

  /** The place where the state is, or the free one where it belongs. */
  #placeOf(move: Move, context: number, triggers: number): number {
    const { targets, targetCount, least } = move;
    const mask = this.#places.length - 1;
    let hash = Math.imul(context + 31 * triggers, 0x9e3779b1) ^ Math.imul(least, 0x85ebca6b);
    for (let i = 0; i < targetCount; i += 1) {
      hash = Math.imul(hash ^ (targets[i] as number), 0x01000193);
      hash ^= hash >>> 15;
    }
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const ordinal = this.#places[place] as number;
      if (ordinal === 0) return place;
      const at = ordinal * fieldCount;
      const row = ordinal * this.stride;
      if (
        this.#fields[at + Field.context] === context &&
        this.rows[row + this.leastColumn] === least &&
        this.rows[row + this.triggersColumn] === triggers &&
        this.#hasKernel(at, move)
      ) {
        return place;
      }
    }
  }

  #hasKernel(at: number, move: Move): boolean {
    const start = this.#fields[at + Field.kernelStart] as number;
    const { targets, targetCount } = move;
    if ((this.#fields[at + Field.kernelEnd] as number) - start !== targetCount) return false;
    for (let i = 0; i < targetCount; i += 1) {
      if (this.kernels[start + i] !== targets[i]) return false;
    }
    return true;
  }

  #makeRoom(kernelLength: number): boolean {
    if (this.stateCount + 1 >= this.#capacity && !this.#growStates()) return false;
    return this.#kernelEnd + kernelLength <= this.kernels.length || this.#growKernels(kernelLength);
  }

  #growStates(): boolean {
    const capacity = Math.max(firstCapacity, 2 * this.#capacity);
    const perState = this.stride + fieldCount + 2;
    if (!this.#budget.grant(this, 4 * perState * (capacity - this.#capacity))) return false;
    this.rows = enlarged(this.rows, capacity * this.stride);
    this.#fields = enlarged(this.#fields, capacity * fieldCount);
    this.#capacity = capacity;
    this.#rehash(2 * capacity);
    return true;
  }

  #growKernels(more: number): boolean {
    const length = Math.max(8 * firstCapacity, 2 * this.kernels.length, this.#kernelEnd + more);
    if (!this.#budget.grant(this, 4 * (length - this.kernels.length))) return false;
    this.kernels = enlarged(this.kernels, length);
    return true;
  }

  #rehash(placeCount: number): void {
    const old = this.#places;
    this.#places = new Int32Array(placeCount);
    for (const ordinal of old) {
      if (ordinal === 0) continue;
      const state = ordinal * this.stride;
      const targets = this.kernels.subarray(this.kernelStart(state), this.kernelEnd(state));
      const triggers = this.rows[state + this.triggersColumn] as number;
      const move = { targets, targetCount: targets.length, least: this.leastOf(state), triggers: [] };
      this.#places[this.#placeOf(move, this.contextOf(state), triggers)] = ordinal;
    }
  }

  #triggerListId(triggers: readonly number[]): number {
    if (triggers.length === 0) return 0;
    const key = triggers.join();
    let id = this.#triggerListIds.get(key);
    if (id === undefined) {
      id = this.triggerLists.push(triggers) - 1;
      this.#triggerListIds.set(key, id);
      this.#triggerBytes += 100 + 8 * triggers.length + 2 * key.length;
    }
    return id;
  }

  #field(state: number, field: number): number {
    return this.#fields[(state / this.stride) * fieldCount + field] as number;
  }
}

function enlarged(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(values);
  return larger;
}
