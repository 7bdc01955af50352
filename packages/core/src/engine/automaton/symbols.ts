import { type Alphabet, classOf } from "../regex/alphabet.js";
import { replacementCharacter } from "../regex/scalar-value.js";

/** Maps the units of a text to the symbols of an automaton. */
export interface Symbols {
  /** The symbol of each UTF-16 unit; a surrogate has the symbol `surrogate`, which no transition knows. */
  readonly ofUnit: Uint16Array;
  readonly surrogate: number;
  readonly alphabet: Alphabet;
}

export function createSymbols(alphabet: Alphabet): Symbols {
  const ofUnit = new Uint16Array(0x10000);
  for (const [stretch, start] of alphabet.starts.entries()) {
    if (start > 0xffff) break;
    ofUnit.fill(alphabet.classes[stretch] as number, start, alphabet.starts[stretch + 1] ?? 0x10000);
  }
  ofUnit.fill(alphabet.classCount, 0xd800, 0xe000);
  return { ofUnit, surrogate: alphabet.classCount, alphabet };
}

/** The symbol of the scalar value at an offset where a surrogate stands. */
export function surrogateSymbol(symbols: Symbols, text: string, offset: number): number {
  const codePoint = text.codePointAt(offset) as number;
  return classOf(symbols.alphabet, codePoint > 0xffff ? codePoint : replacementCharacter);
}
