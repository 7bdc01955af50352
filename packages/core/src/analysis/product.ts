import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import { compileUnion } from "../engine/regex/compile-regex.js";
import { Context, contextCount, looksBetween } from "../engine/regex/look.js";
import { Opcode, type UnionProgram } from "../engine/regex/program.js";
import { chooseRepresentatives, type Representatives } from "./representative.js";

/** What a word has to be: found in by each regex of the first list, and by none of the second. */
export interface WordQuestion {
  /** At most 30. */
  readonly matchedBy: readonly ParsedRegex[];
  readonly notMatchedBy: readonly ParsedRegex[];
}

/**
 * A state: the instructions behind the last character that was read, what that character was to its neighbours, and
 * which of the required regexes have matched already.
 */
interface State {
  readonly waiting: Int32Array;
  readonly before: number;
  readonly matched: number;
  readonly parent: number;
  /** The class of the character that led here. */
  readonly symbol: number;
}

/**
 * The automata of several regexes side by side, made state by state. States from which the question can no longer be
 * answered with yes are left out.
 */
export class Product {
  readonly #program: UnionProgram;
  readonly #representatives: Representatives;
  readonly #requiredCount: number;
  /** The regex that an instruction belongs to. */
  readonly #owners: Uint16Array;
  /** Whether a regex can begin to match anywhere but at the start of the text. */
  readonly #startsLater: readonly boolean[];
  /** The contexts that characters have, with the classes of each, most readable first. */
  readonly #classesByContext: readonly { readonly context: number; readonly symbols: readonly number[] }[];
  readonly #states: State[] = [];
  readonly #known = new Map<string, number>();
  readonly #reached: Int32Array;
  #round = 0;
  readonly #consumes: Int32Array;
  readonly #stack: number[] = [];

  constructor(question: WordQuestion) {
    const regexes = [...question.matchedBy, ...question.notMatchedBy];
    this.#program = compileUnion(regexes);
    this.#requiredCount = question.matchedBy.length;
    const size = this.#program.opcodes.length;
    this.#owners = ownersOf(this.#program);
    this.#reached = new Int32Array(size);
    this.#consumes = new Int32Array(size);
    this.#startsLater = Array.from(this.#program.starts, (start) => this.#canStartLater(start));
    this.#representatives = chooseRepresentatives(this.#program.alphabet);
    this.#classesByContext = groupByContext(this.#program, this.#representatives);
    this.#states.push({ waiting: new Int32Array(0), before: Context.edge, matched: 0, parent: -1, symbol: -1 });
  }

  get stateCount(): number {
    return this.#states.length;
  }

  /** Whether the text that leads to the state is an answer as it stands. */
  accepts(index: number): boolean {
    const end = this.#follow(this.#states[index] as State, Context.edge);
    return end !== undefined && end.matched === (1 << this.#requiredCount) - 1;
  }

  expand(index: number): void {
    const state = this.#states[index] as State;
    const { members, classCount } = this.#program.alphabet;
    const { next, operands } = this.#program;
    for (const { context, symbols } of this.#classesByContext) {
      const followed = this.#follow(state, context);
      if (followed === undefined) continue;
      const { matched, count } = followed;
      const consumes = this.#consumes.slice(0, count);
      for (const symbol of symbols) {
        const targets: number[] = [];
        for (const pc of consumes) {
          if (this.#isRequired(pc) && (matched & (1 << (this.#owners[pc] as number))) !== 0) continue;
          if (members[(operands[pc] as number) * classCount + symbol] === 1) targets.push(next[pc] as number);
        }
        this.#add(Int32Array.from(new Set(targets)).sort(), context, matched, index, symbol);
      }
    }
  }

  wordOf(index: number): string {
    const characters: string[] = [];
    for (let state = this.#states[index] as State; state.parent >= 0; state = this.#states[state.parent] as State) {
      characters.push(String.fromCodePoint(this.#representatives.codePoints[state.symbol] as number));
    }
    return characters.reverse().join("");
  }

  #isRequired(pc: number): boolean {
    return (this.#owners[pc] as number) < this.#requiredCount;
  }

  #add(waiting: Int32Array, before: number, matched: number, parent: number, symbol: number): void {
    if (!this.#isAlive(waiting, matched)) return;
    const key = `${before},${matched},${waiting.join()}`;
    if (this.#known.has(key)) return;
    this.#known.set(key, this.#states.length);
    this.#states.push({ waiting, before, matched, parent, symbol });
  }

  /** Each required regex has matched, is being matched, or can still begin to. */
  #isAlive(waiting: Int32Array, matched: number): boolean {
    let possible = matched;
    for (const pc of waiting) {
      if (this.#isRequired(pc)) possible |= 1 << (this.#owners[pc] as number);
    }
    for (let required = 0; required < this.#requiredCount; required += 1) {
      if ((possible & (1 << required)) === 0 && this.#startsLater[required] !== true) return false;
    }
    return true;
  }

  /**
   * Follows everything that reads no character, given what comes next. The instructions that then read one are left in
   * `#consumes`. Undefined where a regex that must not match does.
   */
  #follow(state: State, after: number): { matched: number; count: number } | undefined {
    const { starts } = this.#program;
    this.#round += 1;
    const walk = {
      holding: looksBetween[state.before * contextCount + after] as number,
      matched: state.matched,
      count: 0,
    };
    for (const pc of state.waiting) {
      if (!this.#walk(pc, walk)) return undefined;
    }
    for (const [owner, start] of starts.entries()) {
      if (owner < this.#requiredCount && (walk.matched & (1 << owner)) !== 0) continue;
      if (!this.#walk(start, walk)) return undefined;
    }
    return walk;
  }

  #walk(from: number, walk: { readonly holding: number; matched: number; count: number }): boolean {
    const { next, opcodes, operands } = this.#program;
    const stack = this.#stack;
    stack.length = 0;
    stack.push(from);
    while (stack.length > 0) {
      let pc = stack.pop() as number;
      while (this.#reached[pc] !== this.#round) {
        this.#reached[pc] = this.#round;
        const opcode = opcodes[pc];
        if (opcode === Opcode.match) {
          const owner = operands[pc] as number;
          if (owner >= this.#requiredCount) return false;
          walk.matched |= 1 << owner;
          break;
        }
        if (opcode === Opcode.consume) {
          this.#consumes[walk.count++] = pc;
          break;
        }
        if (opcode === Opcode.look && (walk.holding & (1 << (operands[pc] as number))) === 0) break;
        if (opcode === Opcode.split) stack.push(operands[pc] as number);
        pc = next[pc] as number;
      }
    }
    return true;
  }

  #canStartLater(start: number): boolean {
    for (let before = Context.edge + 1; before < contextCount; before += 1) {
      for (let after = 0; after < contextCount; after += 1) {
        this.#round += 1;
        const walk = { holding: looksBetween[before * contextCount + after] as number, matched: 0, count: 0 };
        if (!this.#walk(start, walk) || walk.matched !== 0 || walk.count > 0) return true;
      }
    }
    return false;
  }
}

function ownersOf(program: UnionProgram): Uint16Array {
  const owners = new Uint16Array(program.opcodes.length);
  const seen = new Uint8Array(program.opcodes.length);
  for (const [owner, start] of program.starts.entries()) {
    const stack = [start];
    while (stack.length > 0) {
      const pc = stack.pop() as number;
      if (seen[pc] === 1) continue;
      seen[pc] = 1;
      owners[pc] = owner;
      const opcode = program.opcodes[pc];
      if (opcode === Opcode.match) continue;
      if (opcode === Opcode.split) stack.push(program.operands[pc] as number);
      stack.push(program.next[pc] as number);
    }
  }
  return owners;
}

function groupByContext(
  program: UnionProgram,
  representatives: Representatives,
): { context: number; symbols: number[] }[] {
  const groups = new Map<number, number[]>();
  for (const symbol of representatives.order) {
    const context = program.alphabet.contexts[symbol] as number;
    const group = groups.get(context);
    if (group === undefined) groups.set(context, [symbol]);
    else group.push(symbol);
  }
  return Array.from(groups, ([context, symbols]) => ({ context, symbols }));
}
