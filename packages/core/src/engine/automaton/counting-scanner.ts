import { Context } from "../regex/look.js";
import type { Nfa } from "./nfa.js";
import { Stepper } from "./stepper.js";
import { type Symbols, surrogateSymbol } from "./symbols.js";
import type { TriggerListener } from "./trigger-listener.js";

/**
 * Finds the least rule without making states: an automaton with counters, moved on from character to character. What
 * a character costs depends on how many rules are under way and hardly on how far they count.
 */
export class CountingScanner {
  readonly #stepper: Stepper;
  readonly #symbols: Symbols;
  #nodes: Int32Array;

  /** @param nfa Made with counters, of the alphabet of the symbols. */
  constructor(nfa: Nfa, ruleCount: number, symbols: Symbols) {
    this.#nodes = new Int32Array(nfa.kinds.length);
    this.#stepper = new Stepper(nfa, ruleCount);
    this.#symbols = symbols;
  }

  /**
   * The least rule that matches somewhere in the text, or `noRule`.
   *
   * @param decisive Nothing is lost by not reading on when this rule or a lesser one was found.
   */
  scan(text: string, decisive: number, onTriggers?: TriggerListener): number {
    const stepper = this.#stepper;
    const { contexts } = this.#symbols.alphabet;
    stepper.begin();
    let best = stepper.least;
    let count = 0;
    let before: number = Context.edge;
    let offset = 0;
    let symbol = this.#symbolAt(text, 0);
    while (offset < text.length && best > decisive) {
      offset += this.#isPair(text, offset) ? 2 : 1;
      const following = this.#symbolAt(text, offset);
      stepper.step(this.#nodes, 0, count, before, symbol, following);
      before = contexts[symbol] as number;
      symbol = following;
      count = stepper.targetCount;
      const { targets } = stepper;
      stepper.targets = this.#nodes;
      this.#nodes = targets;
      if (stepper.least < best) best = stepper.least;
      if (stepper.triggers.length > 0) onTriggers?.(stepper.triggers, offset, best);
    }
    if (best <= decisive) return best;
    stepper.finish(this.#nodes, 0, count, before);
    if (stepper.triggers.length > 0) onTriggers?.(stepper.triggers, text.length, best);
    return Math.min(best, stepper.least);
  }

  /** The symbol of the character at an offset, -1 at the end. */
  #symbolAt(text: string, offset: number): number {
    if (offset >= text.length) return -1;
    const { ofUnit, surrogate } = this.#symbols;
    const symbol = ofUnit[text.charCodeAt(offset)] as number;
    return symbol === surrogate ? surrogateSymbol(this.#symbols, text, offset) : symbol;
  }

  #isPair(text: string, offset: number): boolean {
    if ((text.charCodeAt(offset) & 0xfc00) !== 0xd800) return false;
    return (text.codePointAt(offset) as number) > 0xffff;
  }
}
