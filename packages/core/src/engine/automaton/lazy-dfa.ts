import type { Alphabet } from "../regex/alphabet.js";
import { Context } from "../regex/look.js";
import type { CountingScanner } from "./counting-scanner.js";
import type { MemoryBudget } from "./memory-budget.js";
import { type Nfa, NodeKind } from "./nfa.js";
import { noRule } from "./no-rule.js";
import { StateTable } from "./state-table.js";
import { Stepper } from "./stepper.js";
import { type Symbols, surrogateSymbol } from "./symbols.js";
import type { TriggerListener } from "./trigger-listener.js";

/**
 * After how much work on new states it is asked whether keeping them pays: more than usual traffic needs, and less than
 * a delay that would be noticed.
 */
const workPerReview = 1_500_000;

/** The same where counters make up for it: then states are given up for the rest of the text at hand. */
const workPerCountingReview = 300_000;

/** Keeping states pays when, on average, this many characters are read for each state that had to be made. */
const charactersPerState = 8;

/** How many characters are read without keeping states after it did not pay: at first, and at most. */
const firstPause = 1 << 14;
const longestPause = 1 << 18;

/** Making a state costs as much as following that many nodes, beside those that it follows. */
const workPerState = 64;

/** While states are not kept, a look at the known ones is taken after this many characters. */
const charactersPerAttempt = 64;

export interface LazyDfaOptions {
  /** Labels below it are rules, of which the least is looked for; the others are triggers. */
  readonly ruleCount: number;
  /** Of the alphabet of the automaton. */
  readonly symbols: Symbols;
  readonly budget: MemoryBudget;
  /** Makes what reads texts while states are not kept; undefined where no counters would spare it work. */
  readonly createScanner?: (() => CountingScanner) | undefined;
}

export interface ScanOptions {
  /** The least rule that is looked for elsewhere: only a lesser one allows to stop reading. Default: there is none. */
  readonly leastOtherRule?: number;
  readonly onTriggers?: TriggerListener;
  /** Is told that the text is read from its beginning again: what triggers have told of it does not count. */
  readonly onRestart?: () => void;
  /**
   * Gives up when making states was more work than this over all texts, see `work`, and where counting would take over.
   * Default: never.
   */
  readonly maxWork?: number;
}

/** The answer of a scan that was given up. */
export const givenUp = -1;

/**
 * A deterministic automaton that is made while it is used. It reads each character once, whatever the number of rules;
 * its states are kept within a budget, and where states are not worth keeping it goes on without them.
 */
export class LazyDfa {
  readonly #table: StateTable;
  readonly #stepper: Stepper;
  readonly #alphabet: Alphabet;
  readonly #symbols: Symbols;
  /** A kernel on its way, while states are not kept. */
  #nodes = new Int32Array(16);
  #nodeCount = 0;
  #context: number = Context.edge;
  /** The least rule that matches nothing at all, and so every text. */
  readonly #emptyMatch: number;
  #startState = 0;
  #startGeneration = -1;
  readonly #budget: MemoryBudget;
  readonly #leastRule: number;
  readonly #createScanner: (() => CountingScanner) | undefined;
  #scanner: CountingScanner | undefined;
  #workPerReview = workPerReview;
  /** Since the last review. */
  #recentStates = 0;
  #recentWork = 0;
  #readCharacters = 0;
  /** How many characters are still to be read without keeping states. */
  #pause = 0;
  #nextPause = firstPause;
  /** How often the states were dropped for want of memory. */
  flushCount = 0;
  /**
   * What making states has cost so far: the nodes of all their kernels, and a little for each state. Few states with
   * large kernels tell as much of rules that get into each other's way as many with small ones.
   */
  work = 0;

  constructor(nfa: Nfa, { ruleCount, symbols, budget, createScanner }: LazyDfaOptions) {
    this.#createScanner = createScanner;
    this.#alphabet = nfa.alphabet;
    this.#symbols = symbols;
    this.#budget = budget;
    this.#stepper = new Stepper(nfa, ruleCount);
    this.#leastRule = leastLabel(nfa);
    this.#stepper.begin();
    this.#emptyMatch = this.#stepper.least;
    // One column more than there are classes: a surrogate is looked up there, and never found.
    this.#table = new StateTable(nfa.alphabet.classCount + 1, budget);
  }

  get stateCount(): number {
    return this.#table.stateCount;
  }

  /** Gives all memory back, for good. */
  close(): void {
    this.#table.release();
    this.#budget.unregister(this.#table);
  }

  /** The least rule that matches somewhere in the text, or `noRule`; or `givenUp`. */
  scan(text: string, options: ScanOptions = {}): number {
    const { leastOtherRule = noRule, maxWork = Number.POSITIVE_INFINITY, onTriggers } = options;
    const decisive = Math.min(this.#leastRule, leastOtherRule - 1);
    const mayCount = this.#createScanner !== undefined && maxWork === Number.POSITIVE_INFINITY;
    this.#workPerReview = mayCount ? workPerCountingReview : workPerReview;
    const { ofUnit, surrogate } = this.#symbols;
    const length = text.length;
    const table = this.#table;
    const stepper = this.#stepper;
    const { leastColumn, triggersColumn } = table;
    let best = this.#emptyMatch;
    if (best <= decisive) return best;
    if (this.#pause > 0 && this.#createScanner !== undefined) {
      return maxWork === Number.POSITIVE_INFINITY ? this.#count(text, decisive, onTriggers) : givenUp;
    }
    let offset = 0;
    let reviewedOffset = 0;
    let state = this.#start();
    let rows = table.rows;

    while (offset < length) {
      let following = 0;
      if (state !== 0) {
        following = rows[state + (ofUnit[text.charCodeAt(offset)] as number)] as number;
        while (following > 0) {
          state = following;
          offset += 1;
          if (offset === length) break;
          following = rows[state + (ofUnit[text.charCodeAt(offset)] as number)] as number;
        }
        if (offset === length) break;
      }
      let end = offset + 1;
      if (following === 0) {
        const unit = text.charCodeAt(offset);
        let symbol = ofUnit[unit] as number;
        if (symbol === surrogate) {
          symbol = surrogateSymbol(this.#symbols, text, offset);
          if ((text.codePointAt(offset) as number) > 0xffff) end += 1;
          if (state !== 0) following = rows[state + symbol] as number;
        }
        if (following === 0) {
          this.#readCharacters += offset - reviewedOffset;
          reviewedOffset = offset;
          if (this.work > maxWork) return givenUp;
          following = this.#move(state, symbol);
          if (this.#pause > 0 && this.#createScanner !== undefined) {
            if (maxWork !== Number.POSITIVE_INFINITY) return givenUp;
            options.onRestart?.();
            return this.#count(text, decisive, onTriggers);
          }
          rows = table.rows;
        }
      }
      offset = end;
      if (following > 0) {
        state = following;
        continue;
      }
      // A move reports something, or it leads to no state and stands in the stepper with what it reports.
      state = -following;
      const least = state === 0 ? stepper.least : (rows[state + leastColumn] as number);
      if (least < best) {
        best = least;
        if (best <= decisive) return best;
      }
      if (onTriggers === undefined) continue;
      const triggers = state === 0 ? stepper.triggers : table.triggerLists[rows[state + triggersColumn] as number];
      if (triggers !== undefined && triggers.length > 0) onTriggers(triggers, offset, best);
    }
    this.#readCharacters += length - reviewedOffset;
    return this.#finish(state, best, length, onTriggers);
  }

  /**
   * As `scan`, for ASCII, if every state on the way is known; otherwise `givenUp`.
   *
   * @param text The bytes of the text up to `length`.
   */
  scanKnown(text: Uint8Array, length: number, options: ScanOptions = {}): number {
    const { leastOtherRule = noRule, onTriggers } = options;
    const decisive = Math.min(this.#leastRule, leastOtherRule - 1);
    const { ofUnit } = this.#symbols;
    const table = this.#table;
    const { leastColumn, triggersColumn } = table;
    let best = this.#emptyMatch;
    if (best <= decisive) return best;
    let state = this.#start();
    if (state === 0) return givenUp;
    const rows = table.rows;
    for (let offset = 0; offset < length; offset += 1) {
      const following = rows[state + (ofUnit[text[offset] as number] as number)] as number;
      if (following > 0) {
        state = following;
        continue;
      }
      if (following === 0) return givenUp;
      state = -following;
      const least = rows[state + leastColumn] as number;
      if (least < best) {
        best = least;
        if (best <= decisive) return best;
      }
      const triggers = rows[state + triggersColumn] as number;
      if (triggers !== 0) onTriggers?.(table.triggerLists[triggers] as readonly number[], offset + 1, best);
    }
    const atEnd = table.endLeastOf(state);
    if (atEnd === undefined) return givenUp;
    const triggersAtEnd = table.endTriggersOf(state);
    if (triggersAtEnd.length > 0) onTriggers?.(triggersAtEnd, length, best);
    this.#readCharacters += length;
    return Math.min(best, atEnd);
  }

  /** Reads the text without making states, by counting. */
  #count(text: string, decisive: number, onTriggers: TriggerListener | undefined): number {
    this.#scanner ??= this.#createScanner?.() as CountingScanner;
    this.#pause = Math.max(0, this.#pause - text.length);
    this.#readCharacters += text.length;
    return this.#scanner.scan(text, decisive, onTriggers);
  }

  #start(): number {
    if (this.#startGeneration !== this.#table.generation || this.#startState === 0) {
      this.#stepper.begin();
      // What is accepted without reading is known beforehand and must not make the start a state that reports.
      this.#stepper.least = noRule;
      this.#startState = this.#enter(Context.edge);
      this.#startGeneration = this.#table.generation;
    }
    return this.#startState;
  }

  /**
   * Reads a symbol for which no transition is known, and enters it where it can be kept. State 0 stands for the kernel
   * on its way. The result is as a transition, or 0 where the move leads to no state: then it is on its way.
   */
  #move(state: number, symbol: number): number {
    const table = this.#table;
    const context = this.#alphabet.contexts[symbol] as number;
    const made = table.stateCount;
    if (state === 0) {
      this.#stepper.step(this.#nodes, 0, this.#nodeCount, this.#context, symbol);
    } else {
      const from = table.kernelStart(state);
      this.#stepper.step(table.kernels, from, table.kernelEnd(state), table.contextOf(state), symbol);
    }
    if (this.#pause > 0) {
      this.#pause -= 1;
      this.#readCharacters += 1;
      if (this.#pause % charactersPerAttempt !== 0) return this.#keepOnItsWay(context);
      this.#stepper.sort();
      const known = table.find(this.#stepper, context);
      return known === 0 ? this.#keepOnItsWay(context) : this.#signed(known);
    }
    const flushes = this.flushCount;
    const following = this.#enter(context);
    if (following === 0) return 0;
    const transition = this.#signed(following);
    if (state !== 0 && flushes === this.flushCount) table.rows[state + symbol] = transition;
    if (table.stateCount !== made) this.#review();
    return transition;
  }

  /** The state of the last move. Where memory is short, all others are dropped for it; 0 where not even that helps. */
  #enter(context: number): number {
    this.#stepper.sort();
    const state = this.#table.intern(this.#stepper, context);
    if (state !== 0) return state;
    this.#table.release();
    this.flushCount += 1;
    const retried = this.#table.intern(this.#stepper, context);
    if (retried !== 0) return retried;
    this.#pause = this.#nextPause;
    return this.#keepOnItsWay(context);
  }

  #keepOnItsWay(context: number): 0 {
    const { targets, targetCount } = this.#stepper;
    if (targetCount > this.#nodes.length) this.#nodes = new Int32Array(2 * targetCount);
    this.#nodes.set(targets.subarray(0, targetCount));
    this.#nodeCount = targetCount;
    this.#context = context;
    return 0;
  }

  #signed(state: number): number {
    return this.#table.reports(state) ? -state : state;
  }

  /** Stops keeping states for a while where hardly any is met twice. */
  #review(): void {
    const work = this.#stepper.targetCount + workPerState;
    this.work += work;
    this.#recentWork += work;
    this.#recentStates += 1;
    if (this.#recentWork < this.#workPerReview) return;
    if (this.#readCharacters < charactersPerState * this.#recentStates) {
      this.#pause = this.#nextPause;
      this.#nextPause = Math.min(2 * this.#nextPause, longestPause);
    } else {
      this.#nextPause = firstPause;
    }
    this.#recentStates = 0;
    this.#recentWork = 0;
    this.#readCharacters = 0;
  }

  #finish(state: number, best: number, length: number, onTriggers: TriggerListener | undefined): number {
    const table = this.#table;
    const stepper = this.#stepper;
    if (state === 0) {
      stepper.finish(this.#nodes, 0, this.#nodeCount, this.#context);
      if (stepper.triggers.length > 0) onTriggers?.(stepper.triggers, length, best);
      return Math.min(best, stepper.least);
    }
    if (table.endLeastOf(state) === undefined) {
      stepper.finish(table.kernels, table.kernelStart(state), table.kernelEnd(state), table.contextOf(state));
      table.setEnd(state, stepper);
    }
    const triggers = table.endTriggersOf(state);
    if (triggers.length > 0) onTriggers?.(triggers, length, best);
    return Math.min(best, table.endLeastOf(state) as number);
  }
}

function leastLabel({ kinds, operands }: Nfa): number {
  let least = noRule;
  for (const [node, kind] of kinds.entries()) {
    if (kind === NodeKind.accept) least = Math.min(least, operands[node] as number);
  }
  return least;
}
