import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import { Context, contextCount, looksBetween } from "../engine/regex/look.js";
import { Opcode } from "../engine/regex/program.js";
import { scalarValueAt } from "../engine/regex/scalar-value.js";
import { type JoinedCode, joinCode } from "./joined-code.js";
import { unreachable } from "./regex-code.js";
import { Rivals } from "./rivals.js";
import type { WordAlphabet } from "./word-alphabet.js";

/** What a word has to be: found in by each regex of the first list, and by none of the second. */
export interface WordQuestion {
  /** At most 30. */
  readonly matchedBy: readonly ParsedRegex[];
  readonly notMatchedBy: readonly ParsedRegex[];
  /** What the text begins with; the word is what comes behind it. Default: nothing. */
  readonly prefix?: string;
  /**
   * Follows one beginning of each required regex at a time, and leaves out states that can do nothing which another one
   * cannot: far fewer states where gaps multiply them, more elsewhere. The answer is the same. Default false.
   */
  readonly oneAttempt?: boolean;
}

/**
 * A state: the instructions behind the last character that was read, what that character was to its neighbours, and
 * which of the required regexes have matched already.
 */
interface State {
  readonly waiting: Int32Array;
  readonly before: number;
  readonly matched: number;
  /** The required regexes whose beginning was chosen, where one attempt is followed at a time. */
  readonly running: number;
  /** How many characters were read, and how many have to be at least until every required regex has matched. */
  depth: number;
  readonly remaining: number;
  parent: number;
  /** The class of the character that led here. */
  symbol: number;
}

/** How a state was come to. */
interface Arrival {
  readonly before: number;
  readonly matched: number;
  readonly parent: number;
  readonly symbol: number;
  /** Whether nothing was read yet. */
  readonly atStart?: boolean;
}

/**
 * What comes first. `shortest`: the states through which a shortest word may lead, so that the first word found is one.
 * `quick`: those from which every required regex in turn seems near, which finds a word in far fewer states; it is a
 * shortest one unless the regexes can share characters.
 */
export type SearchOrder = "shortest" | "quick";

/**
 * The automata of several regexes side by side, made state by state. States from which the question can no longer be
 * answered with yes are left out.
 */
export class Product {
  readonly #code: JoinedCode;
  readonly #requiredCount: number;
  readonly #states: State[] = [];
  /** States by their hash. */
  readonly #known = new Map<number, number[]>();
  /** States to expand, by what a word through them takes at least; the last one of a list is next. */
  readonly #agenda: number[][] = [];
  /** No list before this one has a state. */
  #nearest = 0;
  readonly #expanded: boolean[] = [];
  readonly #order: SearchOrder;
  /** Where one attempt is followed at a time. */
  readonly #rivals: Rivals | undefined;
  readonly #isTarget: Int32Array;
  readonly #reached: Int32Array;
  /** By set: the round in which it was seen. */
  readonly #isUsed: Int32Array;
  #round = 0;
  readonly #consumes: Int32Array;
  readonly #stack: number[] = [];

  constructor(question: WordQuestion, order: SearchOrder = "shortest") {
    this.#order = order;
    this.#code = joinCode([...question.matchedBy, ...question.notMatchedBy]);
    this.#requiredCount = question.matchedBy.length;
    const size = this.#code.opcodes.length;
    this.#isTarget = new Int32Array(size);
    this.#reached = new Int32Array(size);
    this.#consumes = new Int32Array(size);
    this.#isUsed = new Int32Array(this.#code.setCount);
    if (question.oneAttempt === true) this.#rivals = new Rivals(this.#firstForbidden());
    this.#begin(question.prefix ?? "");
  }

  /** The next state to look at, or undefined when all have been. */
  next(): number | undefined {
    for (; this.#nearest < this.#agenda.length; this.#nearest += 1) {
      const states = this.#agenda[this.#nearest] as number[];
      for (let state = states.pop(); state !== undefined; state = states.pop()) {
        if (this.#expanded[state] === true) continue;
        this.#expanded[state] = true;
        return state;
      }
    }
    return undefined;
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
    for (const { context, symbols } of this.#code.alphabet.groups) {
      const followed = this.#follow(state, context);
      if (followed === undefined) continue;
      const { matched, count } = followed;
      const consumes = this.#stillNeeded(matched, count);
      const sets = this.#setsOf(consumes);
      // Characters that the same sets contain lead to the same state; the most readable one stands for them.
      const tried = new Set<string | number>();
      const followers: [Int32Array, number][] = [];
      for (const symbol of symbols) {
        const signature = signatureOf(symbol, sets, this.#code.alphabet);
        if (tried.has(signature)) continue;
        tried.add(signature);
        followers.push([this.#targets(consumes, symbol), symbol]);
      }
      for (const [waiting, symbol] of followers.reverse()) {
        for (const chosen of this.#attempts(waiting, state.running)) {
          this.#add(chosen, { before: context, matched, parent: index, symbol });
        }
      }
    }
  }

  /** Of the instructions that read a character those whose regex has not matched yet. */
  #stillNeeded(matched: number, count: number): Int32Array {
    const { owners } = this.#code;
    return this.#consumes.slice(0, count).filter((pc) => {
      const owner = owners[pc] as number;
      return owner >= this.#requiredCount || (matched & (1 << owner)) === 0;
    });
  }

  #setsOf(consumes: Int32Array): number[] {
    this.#round += 1;
    const sets: number[] = [];
    for (const pc of consumes) {
      const set = this.#code.operands[pc] as number;
      if (this.#isUsed[set] === this.#round) continue;
      this.#isUsed[set] = this.#round;
      sets.push(set);
    }
    return sets;
  }

  /** Makes the state behind the prefix, unless the prefix leaves no answer. */
  #begin(prefix: string): void {
    const { alphabet } = this.#code;
    let at: Pick<State, "waiting" | "before" | "matched" | "running"> = {
      waiting: new Int32Array(0),
      before: Context.edge,
      matched: 0,
      running: 0,
    };
    for (let offset = 0; offset < prefix.length; ) {
      const value = scalarValueAt(prefix, offset);
      const symbol = alphabet.classOf(value);
      const context = alphabet.contexts[symbol] as number;
      const followed = this.#follow(at, context);
      if (followed === undefined) return;
      const consumes = this.#consumes.slice(0, followed.count);
      at = { waiting: this.#targets(consumes, symbol), before: context, matched: followed.matched, running: 0 };
      offset += value > 0xffff ? 2 : 1;
    }
    for (const chosen of this.#attempts(at.waiting, 0)) {
      this.#add(chosen, { ...at, parent: -1, symbol: -1, atStart: prefix === "" });
    }
  }

  /** The states that follow, one for each choice of the regexes that begin here; the one in which all do comes last. */
  #attempts(waiting: Int32Array, running: number): Int32Array[] {
    if (this.#rivals === undefined) return [waiting];
    const { owners } = this.#code;
    const fresh = this.#ownersOf(waiting) & ~running;
    const choices: Int32Array[] = [];
    for (let left = fresh; left > 0; left = (left - 1) & fresh) {
      choices.push(waiting.filter((pc) => (left & (1 << (owners[pc] as number))) === 0 || !this.#isRequired(pc)));
    }
    choices.push(waiting);
    return choices;
  }

  #isRequired(pc: number): boolean {
    return (this.#code.owners[pc] as number) < this.#requiredCount;
  }

  /** The required regexes that are being matched, one bit each. */
  #ownersOf(waiting: Int32Array): number {
    let owners = 0;
    for (const pc of waiting) if (this.#isRequired(pc)) owners |= 1 << (this.#code.owners[pc] as number);
    return owners;
  }

  /** The instructions of the required regexes come before those of the others. */
  #firstForbidden(): number {
    const first = this.#code.owners.indexOf(this.#requiredCount);
    return first < 0 ? this.#code.owners.length : first;
  }

  #targets(consumes: Int32Array, symbol: number): Int32Array {
    const { members, classCount } = this.#code.alphabet;
    const { next, operands } = this.#code;
    this.#round += 1;
    const targets: number[] = [];
    for (const pc of consumes) {
      const target = next[pc] as number;
      if (members[(operands[pc] as number) * classCount + symbol] !== 1 || this.#isTarget[target] === this.#round)
        continue;
      this.#isTarget[target] = this.#round;
      targets.push(target);
    }
    return Int32Array.from(targets).sort();
  }

  wordOf(index: number): string {
    const characters: string[] = [];
    for (let state = this.#states[index] as State; state.parent >= 0; state = this.#states[state.parent] as State) {
      characters.push(String.fromCodePoint(this.#code.alphabet.codePoints[state.symbol] as number));
    }
    return characters.reverse().join("");
  }

  #add(waiting: Int32Array, arrival: Arrival): void {
    const { before, matched, parent, symbol, atStart = false } = arrival;
    const depth = parent < 0 ? 0 : (this.#states[parent] as State).depth + 1;
    const hash = hashOf(waiting, before, matched);
    const alike = this.#known.get(hash) ?? [];
    for (const index of alike) {
      const state = this.#states[index] as State;
      if (state.before !== before || state.matched !== matched || !isSame(state.waiting, waiting)) continue;
      if (depth < state.depth && this.#expanded[index] !== true) {
        Object.assign(state, { depth, parent, symbol });
        this.#schedule(index, state);
      }
      return;
    }
    const running = this.#rivals === undefined ? 0 : this.#ownersOf(waiting);
    const remaining = this.#remaining({ waiting, matched, running }, atStart);
    if (remaining === undefined) return;
    const index = this.#states.length;
    const state = { waiting, before, matched, running, depth, remaining, parent, symbol };
    if (this.#rivals?.admits(state) === false) return;
    this.#states.push(state);
    if (alike.length === 0) this.#known.set(hash, alike);
    alike.push(index);
    this.#schedule(index, state);
  }

  #schedule(index: number, { depth, remaining }: State): void {
    const total = depth + remaining;
    while (this.#agenda.length <= total) this.#agenda.push([]);
    (this.#agenda[total] as number[]).push(index);
    if (total < this.#nearest) this.#nearest = total;
  }

  /**
   * How many characters there are still to come, at least; or where the order asks for it, if the required regexes match
   * one behind the other. Undefined where one of them has not matched, is not being matched and cannot begin to.
   */
  #remaining(
    { waiting, matched, running }: Pick<State, "waiting" | "matched" | "running">,
    atStart: boolean,
  ): number | undefined {
    let result = 0;
    for (let required = 0; required < this.#requiredCount; required += 1) {
      if ((matched & (1 << required)) !== 0) continue;
      const isRunning = (running & (1 << required)) !== 0;
      const canStart = !isRunning && (atStart || this.#code.startsLater[required] === true);
      let least = canStart ? (this.#code.distances[this.#code.starts[required] as number] as number) : unreachable;
      for (const pc of waiting) {
        if (this.#code.owners[pc] === required) least = Math.min(least, this.#code.distances[pc] as number);
      }
      if (least === unreachable) return undefined;
      result = this.#order === "quick" ? result + least : Math.max(result, least);
    }
    return result;
  }

  /**
   * Follows everything that reads no character, given what comes next. The instructions that then read one are left in
   * `#consumes`. Undefined where a regex that must not match does.
   */
  #follow(
    state: Pick<State, "waiting" | "before" | "matched" | "running">,
    after: number,
  ): { matched: number; count: number } | undefined {
    const { starts } = this.#code;
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
      if (owner < this.#requiredCount && ((walk.matched | state.running) & (1 << owner)) !== 0) continue;
      if (!this.#walk(start, walk)) return undefined;
    }
    return walk;
  }

  #walk(from: number, walk: { readonly holding: number; matched: number; count: number }): boolean {
    const { next, opcodes, operands } = this.#code;
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
}

function hashOf(waiting: Int32Array, before: number, matched: number): number {
  let hash = (before * 31 + matched) | 0;
  for (const pc of waiting) hash = (Math.imul(hash, 0x01000193) ^ pc) | 0;
  return hash;
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

/** Which of the sets contain the class. */
function signatureOf(symbol: number, sets: readonly number[], { members, classCount }: WordAlphabet): string | number {
  if (sets.length > 31) return sets.map((set) => members[set * classCount + symbol]).join("");
  let signature = 0;
  for (const set of sets) signature = (signature << 1) | (members[set * classCount + symbol] as number);
  return signature;
}
