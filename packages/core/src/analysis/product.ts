import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import { classOf } from "../engine/regex/alphabet.js";
import { compileUnion } from "../engine/regex/compile-regex.js";
import { Context, contextCount, looksBetween } from "../engine/regex/look.js";
import { Opcode, type UnionProgram } from "../engine/regex/program.js";
import { scalarValueAt } from "../engine/regex/scalar-value.js";
import { chooseRepresentatives, type Representatives } from "./representative.js";

/** What a word has to be: found in by each regex of the first list, and by none of the second. */
export interface WordQuestion {
  /** At most 30. */
  readonly matchedBy: readonly ParsedRegex[];
  readonly notMatchedBy: readonly ParsedRegex[];
  /** What the text begins with; the word is what comes behind it. Default: nothing. */
  readonly prefix?: string;
}

/**
 * A state: the instructions behind the last character that was read, what that character was to its neighbours, and
 * which of the required regexes have matched already.
 */
interface State {
  readonly waiting: Int32Array;
  readonly before: number;
  readonly matched: number;
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
  /** States by their hash. */
  readonly #known = new Map<number, number[]>();
  /** States to expand, by what a word through them takes at least; the last one of a list is next. */
  readonly #agenda: number[][] = [];
  /** No list before this one has a state. */
  #nearest = 0;
  readonly #expanded: boolean[] = [];
  readonly #order: SearchOrder;
  /** For each instruction how many characters it takes to a match from there, at least. */
  readonly #distances: Int32Array;
  readonly #isTarget: Int32Array;
  readonly #reached: Int32Array;
  #round = 0;
  readonly #consumes: Int32Array;
  readonly #stack: number[] = [];

  constructor(question: WordQuestion, order: SearchOrder = "shortest") {
    this.#order = order;
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
    this.#distances = distancesToMatch(this.#program);
    this.#isTarget = new Int32Array(size);
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
    const { members, classCount } = this.#program.alphabet;
    const { operands } = this.#program;
    for (const { context, symbols } of this.#classesByContext) {
      const followed = this.#follow(state, context);
      if (followed === undefined) continue;
      const { matched, count } = followed;
      const consumes = this.#consumes.slice(0, count).filter((pc) => {
        return !this.#isRequired(pc) || (matched & (1 << (this.#owners[pc] as number))) === 0;
      });
      const sets = [...new Set(consumes.map((pc) => operands[pc] as number))];
      // Characters that the same sets contain lead to the same state; the most readable one stands for them.
      const tried = new Set<string>();
      const followers: [Int32Array, number][] = [];
      for (const symbol of symbols) {
        let signature = "";
        for (const set of sets) signature += members[set * classCount + symbol] === 1 ? "1" : "0";
        if (tried.has(signature)) continue;
        tried.add(signature);
        followers.push([this.#targets(consumes, symbol), symbol]);
      }
      for (const [waiting, symbol] of followers.reverse()) {
        this.#add(waiting, { before: context, matched, parent: index, symbol });
      }
    }
  }

  /** Makes the state behind the prefix, unless the prefix leaves no answer. */
  #begin(prefix: string): void {
    const { alphabet } = this.#program;
    let at: { waiting: Int32Array; before: number; matched: number } = {
      waiting: new Int32Array(0),
      before: Context.edge,
      matched: 0,
    };
    for (let offset = 0; offset < prefix.length; ) {
      const value = scalarValueAt(prefix, offset);
      const symbol = classOf(alphabet, value);
      const context = alphabet.contexts[symbol] as number;
      const followed = this.#follow(at, context);
      if (followed === undefined) return;
      const consumes = this.#consumes.slice(0, followed.count);
      at = { waiting: this.#targets(consumes, symbol), before: context, matched: followed.matched };
      offset += value > 0xffff ? 2 : 1;
    }
    this.#add(at.waiting, { ...at, parent: -1, symbol: -1, atStart: prefix === "" });
  }

  #targets(consumes: Int32Array, symbol: number): Int32Array {
    const { members, classCount } = this.#program.alphabet;
    const { next, operands } = this.#program;
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
      characters.push(String.fromCodePoint(this.#representatives.codePoints[state.symbol] as number));
    }
    return characters.reverse().join("");
  }

  #isRequired(pc: number): boolean {
    return (this.#owners[pc] as number) < this.#requiredCount;
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
    const remaining = this.#remaining(waiting, matched, atStart);
    if (remaining === undefined) return;
    const index = this.#states.length;
    const state = { waiting, before, matched, depth, remaining, parent, symbol };
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
  #remaining(waiting: Int32Array, matched: number, atStart: boolean): number | undefined {
    let result = 0;
    for (let required = 0; required < this.#requiredCount; required += 1) {
      if ((matched & (1 << required)) !== 0) continue;
      const canStart = atStart || this.#startsLater[required] === true;
      let least = canStart ? (this.#distances[this.#program.starts[required] as number] as number) : unreachable;
      for (const pc of waiting) {
        if (this.#owners[pc] === required) least = Math.min(least, this.#distances[pc] as number);
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
    state: Pick<State, "waiting" | "before" | "matched">,
    after: number,
  ): { matched: number; count: number } | undefined {
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

/** Of an instruction from which no match can be reached. */
const unreachable = 0x7fff_ffff;

/** Looks are taken to hold, so that a distance is never too large. */
function distancesToMatch({ opcodes, operands, next }: UnionProgram): Int32Array {
  const size = opcodes.length;
  const sources: { readonly from: number; readonly cost: number }[][] = Array.from({ length: size }, () => []);
  const distances = new Int32Array(size).fill(unreachable);
  let current: number[] = [];
  for (let pc = 0; pc < size; pc += 1) {
    if (opcodes[pc] === Opcode.match) {
      distances[pc] = 0;
      current.push(pc);
      continue;
    }
    sources[next[pc] as number]?.push({ from: pc, cost: opcodes[pc] === Opcode.consume ? 1 : 0 });
    if (opcodes[pc] === Opcode.split) sources[operands[pc] as number]?.push({ from: pc, cost: 0 });
  }
  for (let distance = 0; current.length > 0; distance += 1) {
    const following: number[] = [];
    for (let pc = current.pop(); pc !== undefined; pc = current.pop()) {
      if ((distances[pc] as number) !== distance) continue;
      for (const { from, cost } of sources[pc] ?? []) {
        if ((distances[from] as number) <= distance + cost) continue;
        distances[from] = distance + cost;
        (cost === 0 ? current : following).push(from);
      }
    }
    current = following;
  }
  return distances;
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
