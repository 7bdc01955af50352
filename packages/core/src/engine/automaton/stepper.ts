import { Context, contextCount, looksBetween } from "../regex/look.js";
import { Counters } from "./counters.js";
import { Loops } from "./loops.js";
import { type Nfa, NodeKind } from "./nfa.js";
import { noRule } from "./no-rule.js";

const nothing: readonly number[] = [];

/** What can be reached from one node without reading and without an assertion. */
interface Closure {
  readonly least: number;
  readonly triggers: readonly number[];
  /** Whether something is left to read, or an assertion to decide. */
  readonly isLive: boolean;
}

/** What reading one character at the start of a search leads to. */
interface StartStep {
  readonly targets: Int32Array;
  readonly least: number;
  readonly triggers: readonly number[];
  /** The counters that are entered before the character. */
  readonly entered: readonly number[];
}

/**
 * Moves sets of nodes over characters. A set, called kernel, holds the nodes that were entered by reading the last
 * character; the node where a search starts is in every set and therefore in none: its part of every move is computed
 * once for each pair of context and symbol.
 *
 * What a kernel accepts without an assertion is reported when the kernel is made; what waits for an assertion is
 * reported one character later, or by `finish`. The results of a move stand in the fields until the next move.
 *
 * Where repetitions are counted, the counters are not part of the kernel: then a text is read from its beginning, which
 * `begin` tells, without a move left out.
 */
export class Stepper {
  /** The new kernel: `targets` up to `targetCount`, in no order unless `sort` was called. */
  targets: Int32Array;
  targetCount = 0;
  /** The least label of a rule that was accepted, or `noRule`. */
  least = noRule;
  /** The labels of triggers that were accepted, ascending. */
  triggers: readonly number[] = nothing;

  readonly #nfa: Nfa;
  readonly #ruleCount: number;
  readonly #visited: Int32Array;
  readonly #targeted: Int32Array;
  #round = 0;
  readonly #stack: number[] = [];
  readonly #passed: number[] = [];
  readonly #closures: (Closure | undefined)[];
  /** By node that reads a character: where the row of its set begins in the alphabet's members. Of others -1. */
  readonly #memberRows: Int32Array;
  /** As `#memberRows`, and of counters of one set that set's: where only that can be read next. */
  readonly #firstRows: Int32Array;
  /** By node: 1 where it is known that its closure is live and accepts nothing. */
  readonly #isOrdinary: Uint8Array;
  /** Whether all nodes that the move at hand has led to so far are ordinary, those of the start step not counted. */
  #isAllOrdinary = true;
  readonly #startSteps: (StartStep | undefined)[] = [];
  /** Undefined where nothing is counted. */
  readonly #counters: Counters | undefined;
  readonly #loops: Loops | undefined;
  /** The counters that the move at hand has entered. */
  #entered: number[] = [];

  /** @param ruleCount Labels below it are rules, of which the least matters; the others are triggers, which all matter. */
  constructor(nfa: Nfa, ruleCount: number) {
    const size = nfa.kinds.length;
    this.#nfa = nfa;
    this.#ruleCount = ruleCount;
    this.targets = new Int32Array(size);
    this.#visited = new Int32Array(size);
    this.#targeted = new Int32Array(size);
    this.#closures = Array<Closure | undefined>(size);
    this.#isOrdinary = new Uint8Array(size);
    const { classCount } = nfa.alphabet;
    if (nfa.banks.length > 0) this.#counters = new Counters(nfa.banks, nfa.alphabet);
    if (nfa.loops.length > 0) this.#loops = new Loops(nfa);
    this.#memberRows = Int32Array.from(nfa.operands, (operand, node) =>
      nfa.kinds[node] === NodeKind.consume ? operand * classCount : -1,
    );
    this.#firstRows = this.#memberRows;
    if (nfa.banks.length > 0) {
      this.#firstRows = this.#memberRows.map((row, node) => {
        const bank = nfa.kinds[node] === NodeKind.count ? nfa.banks[nfa.operands[node] as number] : undefined;
        const set = bank?.[0]?.set ?? -1;
        return set >= 0 && bank?.every((counter) => counter.set === set) === true ? set * classCount : row;
      });
    }
  }

  /** What is accepted before anything is read. The kernel that belongs to it is empty. */
  begin(): void {
    const { least, triggers } = this.#closureOf(this.#nfa.start);
    this.#counters?.begin();
    this.#loops?.begin();
    this.targetCount = 0;
    this.least = least;
    this.triggers = triggers;
  }

  /**
   * Reads a character from the kernel `nodes[from … to)`, `before` being the context of the character before.
   *
   * @param following The symbol of the character behind it: what counters leave behind and cannot read it is left out
   *   of the kernel. -1 where it is not known.
   */
  step(nodes: Int32Array, from: number, to: number, before: number, symbol: number, following = -1): void {
    const start = this.#startStep(before, symbol);
    this.#reset();
    for (const target of start.targets) {
      this.#targeted[target] = this.#round;
      this.targets[this.targetCount++] = target;
    }
    const startCount = this.targetCount;
    this.least = start.least;
    const isCounting =
      start.entered.length > 0 || this.#counters?.isCounting === true || this.#loops?.isCounting === true;
    if (from === to && !isCounting) {
      this.triggers = start.triggers;
      return;
    }
    const found = [...start.triggers];
    const { contexts } = this.#nfa.alphabet;
    this.#read(nodes, from, to, symbol, before, contexts[symbol] as number, found);
    if (isCounting || this.#entered.length > 0) this.#count(start.entered, symbol, following);
    this.#settle(startCount, found);
  }

  /** Brings the new kernel into ascending order, so that equal ones can be recognised. */
  sort(): void {
    sort(this.targets, this.targetCount);
  }

  /** What is accepted because the text ends after the kernel. */
  finish(nodes: Int32Array, from: number, to: number, before: number): void {
    const found: number[] = [];
    this.#reset();
    this.#read(nodes, from, to, -1, before, Context.edge, found);
    this.#read(Int32Array.of(this.#nfa.start), 0, 1, -1, before, Context.edge, found);
    this.#entered = [];
    this.triggers = ordered(found);
  }

  #reset(): void {
    this.#round += 1;
    this.targetCount = 0;
    this.least = noRule;
    this.#isAllOrdinary = true;
  }

  #startStep(before: number, symbol: number): StartStep {
    const { classCount, contexts } = this.#nfa.alphabet;
    const index = before * classCount + symbol;
    const known = this.#startSteps[index];
    if (known !== undefined) return known;
    const found: number[] = [];
    this.#reset();
    this.#read(Int32Array.of(this.#nfa.start), 0, 1, symbol, before, contexts[symbol] as number, found);
    this.#settle(0, found);
    const step = {
      targets: this.targets.slice(0, this.targetCount),
      least: this.least,
      triggers: this.triggers,
      entered: this.#entered.filter((counter) => this.#canRead(counter, symbol)),
    };
    this.#entered = [];
    this.#startSteps[index] = step;
    return step;
  }

  /** Follows everything that can be reached between the two contexts, and over the symbol where it is not negative. */
  #read(
    nodes: Int32Array,
    from: number,
    to: number,
    symbol: number,
    before: number,
    after: number,
    found: number[],
  ): void {
    const { kinds, operands, next, edges } = this.#nfa;
    const holding = looksBetween[before * contextCount + after] as number;
    const visited = this.#visited;
    const round = this.#round;
    const stack = this.#stack;
    const passed = this.#passed;
    this.#reachAll(nodes, from, to, symbol);
    // What lies before any assertion was accepted when the kernel was made: it must not be reported again.
    let isBehindAssertion = false;
    for (;;) {
      while (stack.length > 0) {
        const node = stack.pop() as number;
        if (visited[node] === round) continue;
        visited[node] = round;
        const operand = operands[node] as number;
        switch (kinds[node]) {
          case NodeKind.branch: {
            const end = next[node] as number;
            for (let edge = operand; edge < end; edge += 1) this.#reach(edges[edge] as number, symbol);
            break;
          }
          case NodeKind.look:
            if ((holding & (1 << operand)) !== 0) passed.push(next[node] as number);
            break;
          case NodeKind.count:
            this.#entered.push(operand);
            break;
          default:
            if (isBehindAssertion) this.#accept(operand, found);
        }
      }
      if (passed.length === 0) return;
      isBehindAssertion = true;
      while (passed.length > 0) this.#reach(passed.pop() as number, symbol);
    }
  }

  /** As `#reach` for each of the nodes: large kernels are read here, character after character. */
  #reachAll(nodes: Int32Array, from: number, to: number, symbol: number): void {
    const { next, alphabet } = this.#nfa;
    const { members } = alphabet;
    const memberRows = this.#memberRows;
    const targeted = this.#targeted;
    const targets = this.targets;
    const isOrdinary = this.#isOrdinary;
    const round = this.#round;
    let count = this.targetCount;
    let isAllOrdinary = 1;
    for (let i = from; i < to; i += 1) {
      const node = nodes[i] as number;
      const row = memberRows[node] as number;
      if (row < 0) {
        this.#stack.push(node);
        continue;
      }
      if (symbol < 0 || members[row + symbol] === 0) continue;
      const target = next[node] as number;
      if (targeted[target] === round) continue;
      targeted[target] = round;
      isAllOrdinary &= isOrdinary[target] as number;
      targets[count++] = target;
    }
    this.targetCount = count;
    if (isAllOrdinary === 0) this.#isAllOrdinary = false;
  }

  /** Reads the symbol where the node reads one, and puts other nodes off. */
  #reach(node: number, symbol: number): void {
    const { next, alphabet } = this.#nfa;
    const row = this.#memberRows[node] as number;
    if (row < 0) {
      this.#stack.push(node);
      return;
    }
    if (symbol < 0 || alphabet.members[row + symbol] === 0) return;
    const target = next[node] as number;
    if (this.#targeted[target] === this.#round) return;
    this.#targeted[target] = this.#round;
    this.targets[this.targetCount++] = target;
    if (this.#isOrdinary[target] === 0) this.#isAllOrdinary = false;
  }

  /** Reads the symbol in all counters that are under way or entered now; what they leave behind is reached. */
  #count(enteredAtStart: readonly number[], symbol: number, following: number): void {
    const bankCount = this.#nfa.banks.length;
    for (const entered of [enteredAtStart, this.#entered]) {
      for (const index of entered) {
        if (index < bankCount) this.#counters?.enter(index);
        else this.#loops?.enter(index - bankCount);
      }
    }
    if (this.#entered.length > 0) this.#entered = [];
    if (this.#counters?.isCounting === true) this.#leave(this.#counters, symbol, following);
    if (this.#loops?.isCounting === true) this.#leave(this.#loops, symbol, following);
  }

  /** Whether counters may read the symbol first. */
  #canRead(index: number, symbol: number): boolean {
    const { alphabet, banks, loops } = this.#nfa;
    const isMember = (set: number) => alphabet.members[set * alphabet.classCount + symbol] === 1;
    const bank = banks[index];
    if (bank !== undefined) return bank.some(({ set }) => isMember(set));
    const loop = loops[index - banks.length];
    return loop?.body.first.some((position) => isMember(loop.body.sets[position] as number)) === true;
  }

  #leave(counters: Counters | Loops, symbol: number, following: number): void {
    const { members } = this.#nfa.alphabet;
    counters.step(symbol);
    const { left, leftCount } = counters;
    for (let i = 0; i < leftCount; i += 1) {
      const target = left[i] as number;
      const row = this.#firstRows[target] as number;
      if (row >= 0 && following >= 0 && members[row + following] === 0) continue;
      if (this.#targeted[target] === this.#round) continue;
      this.#targeted[target] = this.#round;
      this.targets[this.targetCount++] = target;
      if (this.#isOrdinary[target] === 0) this.#isAllOrdinary = false;
    }
  }

  #accept(label: number, found: number[]): void {
    if (label >= this.#ruleCount) found.push(label);
    else if (label < this.least) this.least = label;
  }

  /** Reports what the targets from the given one on accept, and drops those that lead no further. */
  #settle(first: number, found: number[]): void {
    if (this.#isAllOrdinary) {
      this.triggers = ordered(found);
      return;
    }
    const targets = this.targets;
    const isOrdinary = this.#isOrdinary;
    const end = this.targetCount;
    let count = first;
    for (let i = first; i < end; i += 1) {
      const target = targets[i] as number;
      if (isOrdinary[target] === 1) {
        targets[count++] = target;
        continue;
      }
      const { least, triggers, isLive } = this.#closureOf(target);
      if (least < this.least) this.least = least;
      for (const trigger of triggers) found.push(trigger);
      if (isLive) targets[count++] = target;
    }
    this.targetCount = count;
    this.triggers = ordered(found);
  }

  #closureOf(node: number): Closure {
    const known = this.#closures[node];
    if (known !== undefined) return known;
    const { kinds, operands, next, edges } = this.#nfa;
    const seen = new Set([node]);
    const triggers: number[] = [];
    let least = noRule;
    let isLive = false;
    // A set is walked in the order of insertion, what is added on the way included.
    for (const reached of seen) {
      const operand = operands[reached] as number;
      if (kinds[reached] === NodeKind.branch) {
        for (let edge = operand; edge < (next[reached] as number); edge += 1) seen.add(edges[edge] as number);
      } else if (kinds[reached] !== NodeKind.accept) {
        isLive = true;
      } else if (operand >= this.#ruleCount) {
        triggers.push(operand);
      } else {
        least = Math.min(least, operand);
      }
    }
    const closure = { least, triggers: ordered(triggers), isLive };
    this.#isOrdinary[node] = isLive && least === noRule && triggers.length === 0 ? 1 : 0;
    this.#closures[node] = closure;
    return closure;
  }
}

/** Ascending and without repetitions. */
function ordered(labels: readonly number[]): readonly number[] {
  if (labels.length === 0) return nothing;
  return [...new Set(labels)].sort((a, b) => a - b);
}

/** Most kernels are small, and nearly in order. */
function sort(values: Int32Array, count: number): void {
  if (count > 32) {
    values.subarray(0, count).sort();
    return;
  }
  for (let i = 1; i < count; i += 1) {
    const value = values[i] as number;
    let j = i - 1;
    while (j >= 0 && (values[j] as number) > value) {
      values[j + 1] = values[j] as number;
      j -= 1;
    }
    values[j + 1] = value;
  }
}
