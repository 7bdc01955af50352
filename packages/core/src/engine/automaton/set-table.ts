import type { RangeSet } from "@a3s/acl-grammar/regex";
import { type Alphabet, createAlphabet } from "../regex/alphabet.js";
import type { Hir } from "../regex/hir.js";

/** The sets and assertions that the rules of one kind use: all automata of the kind share one alphabet. */
export class SetTable {
  readonly #sets: RangeSet[] = [];
  /** Sets of one range, by both its ends: most sets are single characters. */
  readonly #byRange = new Map<number, number>();
  readonly #byIdentity = new Map<RangeSet, number>();
  readonly #byContent = new Map<string, number>();
  readonly #idsByKey = new Map<string, number>();
  #usedLooks = 0;

  /** Makes everything known that the expression uses. */
  add(hir: Hir): void {
    switch (hir.kind) {
      case "empty":
        return;
      case "set":
        this.indexOf(hir.set);
        return;
      case "look":
        this.#usedLooks |= 1 << hir.look;
        return;
      case "capture":
      case "repetition":
        this.add(hir.child);
        return;
      case "concatenation":
      case "alternation":
        for (const item of hir.items) this.add(item);
    }
  }

  /** Equal sets have one index. */
  indexOf(set: RangeSet): number {
    if (set.length === 2) {
      const key = (set[0] as number) * 2 ** 21 + (set[1] as number);
      return this.#byRange.get(key) ?? this.#add(set, (index) => this.#byRange.set(key, index));
    }
    const known = this.#byIdentity.get(set);
    if (known !== undefined) return known;
    const content = set.join();
    const index = this.#byContent.get(content) ?? this.#add(set, (added) => this.#byContent.set(content, added));
    this.#byIdentity.set(set, index);
    return index;
  }

  /** A number that is equal for equal expressions. */
  idOf(hir: Hir): number {
    if (hir.kind === "set") return 2 * this.indexOf(hir.set);
    const key = this.keyOf(hir);
    let id = this.#idsByKey.get(key);
    if (id === undefined) {
      id = this.#idsByKey.size;
      this.#idsByKey.set(key, id);
    }
    return 2 * id + 1;
  }

  #add(set: RangeSet, remember: (index: number) => void): number {
    const index = this.#sets.push(set) - 1;
    remember(index);
    return index;
  }

  /** The alphabet of what was added so far. */
  createAlphabet(): Alphabet {
    return createAlphabet(this.#sets, this.#usedLooks);
  }

  /** A text that is equal for equal expressions. */
  keyOf(hir: Hir): string {
    switch (hir.kind) {
      case "empty":
        return "";
      case "set":
        return String(this.indexOf(hir.set));
      case "look":
        return `@${hir.look}`;
      case "capture":
        return this.keyOf(hir.child);
      case "concatenation":
        return `(${hir.items.map((item) => this.keyOf(item)).join(" ")})`;
      case "alternation":
        return `(${hir.items.map((item) => this.keyOf(item)).join("|")})`;
      case "repetition":
        return `(${this.keyOf(hir.child)}){${hir.min},${hir.max}}`;
    }
  }
}
