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
    const { alphabet, ofUnit, surrogate } = this.#symbols;
    const { contexts } = alphabet;
    stepper.begin();
    let best = stepper.least;
    let count = 0;
    let before: number = Context.edge;
    for (let offset = 0; offset < text.length && best > decisive; ) {
      let symbol = ofUnit[text.charCodeAt(offset)] as number;
      offset += 1;
      if (symbol === surrogate) {
        symbol = surrogateSymbol(this.#symbols, text, offset - 1);
        if ((text.codePointAt(offset - 1) as number) > 0xffff) offset += 1;
      }
      stepper.step(this.#nodes, 0, count, before, symbol);
      before = contexts[symbol] as number;
      count = stepper.targetCount;
      const { targets } = stepper;
      stepper.targets = this.#nodes;
      this.#nodes = targets;
      if (stepper.least < best) best = stepper.least;
      if (stepper.triggers.length > 0) onTriggers?.(stepper.triggers, offset);
    }
    if (best <= decisive) return best;
    stepper.finish(this.#nodes, 0, count, before);
    if (stepper.triggers.length > 0) onTriggers?.(stepper.triggers, text.length);
    return Math.min(best, stepper.least);
  }
}
