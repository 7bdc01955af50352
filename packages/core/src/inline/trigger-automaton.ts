import { parseRegex } from "@a3s/acl-grammar/regex";
import { compileUnion } from "../engine/regex/compile-regex.js";
import { Opcode, type UnionProgram } from "../engine/regex/program.js";

const classesOfAscii = 128;

/** The state in which no trigger has begun. */
export const rootState = 0;

/**
 * Finds every place where one of many short patterns ends, reading each character once: the deterministic automaton of
 * all of them, whose moves are worked out when they are first made.
 */
export class TriggerAutomaton {
  /** How many classes of characters a row of moves has. */
  readonly classCount: number;
  /** The class of each ASCII character; the last class is that of all other characters. */
  readonly classes: Uint8Array;
  /**
   * At `state + class` the next state, or -1 where that is not known; at `state + classCount` 1 where a pattern ends. States
   * are multiples of the length of such a row.
   */
  moves: Int32Array;
  /** How long each pattern is. */
  readonly lengths: readonly number[];
  readonly longest: number;
  readonly #program: UnionProgram;
  readonly #stride: number;
  readonly #kernels: number[][] = [];
  readonly #accepted: (readonly number[])[] = [];
  readonly #states = new Map<string, number>();

  constructor(patterns: readonly string[]) {
    this.#program = compileUnion(patterns.map((pattern) => parseRegex(pattern)));
    const { alphabet } = this.#program;
    // Characters outside of ASCII are in no trigger and share a class of their own.
    this.classCount = alphabet.classCount + 1;
    this.classes = new Uint8Array(classesOfAscii);
    for (let code = 0; code < classesOfAscii; code++) this.classes[code] = alphabet.asciiClasses[code] as number;
    this.#stride = this.classCount + 1;
    this.moves = new Int32Array(64 * this.#stride).fill(-1);
    this.lengths = patterns.map((_, index) => this.#length(index));
    this.longest = Math.max(0, ...this.lengths);
    this.#state(this.#closure([...this.#program.starts]));
  }

  /** How many states have been worked out. */
  get stateCount(): number {
    return this.#kernels.length;
  }

  /** The patterns that end where this state is reached, by their positions. */
  accepted(state: number): readonly number[] {
    return this.#accepted[state / this.#stride] as readonly number[];
  }

  /** The next state, where `moves` does not know it. */
  move(state: number, symbol: number): number {
    const { alphabet, next, operands } = this.#program;
    const pcs = [...this.#program.starts];
    if (symbol < alphabet.classCount) {
      for (const pc of this.#kernels[state / this.#stride] as number[]) {
        if (alphabet.members[(operands[pc] as number) * alphabet.classCount + symbol] === 1)
          pcs.push(next[pc] as number);
      }
    }
    const target = this.#state(this.#closure(pcs));
    this.moves[state + symbol] = target;
    return target;
  }

  #state(closure: readonly number[]): number {
    const key = closure.join();
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const { opcodes, operands } = this.#program;
    const accepted = closure.filter((pc) => opcodes[pc] === Opcode.match).map((pc) => operands[pc] as number);
    this.#kernels.push(closure.filter((pc) => opcodes[pc] === Opcode.consume));
    this.#accepted.push(accepted.sort((a, b) => a - b));
    const state = (this.#kernels.length - 1) * this.#stride;
    this.#states.set(key, state);
    if (state + this.#stride > this.moves.length) {
      const larger = new Int32Array(2 * this.moves.length).fill(-1);
      larger.set(this.moves);
      this.moves = larger;
    }
    this.moves[state + this.classCount] = accepted.length > 0 ? 1 : 0;
    return state;
  }

  /** The instructions that consume or match and are reached without a character, in order. */
  #closure(pcs: number[]): number[] {
    const { next, opcodes, operands } = this.#program;
    const reached = new Set<number>();
    const waiting = new Set<number>();
    for (let pc = pcs.pop(); pc !== undefined; pc = pcs.pop()) {
      if (reached.has(pc)) continue;
      reached.add(pc);
      if (opcodes[pc] === Opcode.split) pcs.push(next[pc] as number, operands[pc] as number);
      else waiting.add(pc);
    }
    return [...waiting].sort((a, b) => a - b);
  }

  #length(pattern: number): number {
    const { next, opcodes, starts } = this.#program;
    let length = 0;
    for (let pc = starts[pattern] as number; opcodes[pc] !== Opcode.match; pc = next[pc] as number) {
      if (opcodes[pc] === Opcode.consume) length++;
    }
    return length;
  }
}
