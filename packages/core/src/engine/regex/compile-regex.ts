import type { ParsedRegex, RangeSet } from "@a3s/acl-grammar/regex";
import { createAlphabet } from "./alphabet.js";
import { type Hir, type HirRepetition, matchesEmpty, withoutCaptures } from "./hir.js";
import { lowerRegex } from "./lower-regex.js";
import { type Instructions, Opcode, type Program, type UnionProgram } from "./program.js";

/**
 * How many instructions one regex may have. More than any regex needs that the front end lets pass, whose limit on the
 * compiled size is that of Rust's `regex` crate: this one is for trees that come from elsewhere.
 */
export const maxProgramSize = 500_000;

/** Thrown for a regex that is too large to compile. */
export class RegexSizeError extends Error {
  override readonly name = "RegexSizeError";
}

/**
 * Translates a regex into a program. A regex outside the dialect becomes a program that never matches.
 *
 * @throws {RegexSizeError} where the program would pass `maxProgramSize`; `regexSize` tells beforehand.
 */
export function compileRegex(regex: ParsedRegex): Program {
  return compileHir(lowerRegex(regex), regex.groupCount);
}

/** @throws {RegexSizeError} as `compileRegex`. */
export function compileHir(hir: Hir, groupCount: number): Program {
  if (hirSize(hir) > maxProgramSize) throw new RegexSizeError("regex is too large");
  return new Compiler().program(hir, groupCount);
}

/** Translates several regexes into one program without groups; the operand of a match is the regex's position. */
export function compileUnion(regexes: readonly ParsedRegex[]): UnionProgram {
  return new Compiler().union(regexes.map((regex) => withoutCaptures(lowerRegex(regex))));
}

/** Translates a regex into a program without groups and without an alphabet, for those who join several. */
export function compileInstructions(regex: ParsedRegex): Instructions {
  return new Compiler().instructions(withoutCaptures(lowerRegex(regex)));
}

/** The number of instructions that the regex needs, counted without compiling it. */
export function regexSize(regex: ParsedRegex): number {
  return hirSize(lowerRegex(regex));
}

/** As `regexSize`. */
export function hirSize(hir: Hir): number {
  switch (hir.kind) {
    case "empty":
      return 0;
    case "set":
    case "look":
      return 1;
    case "capture":
      return 2 + hirSize(hir.child);
    case "concatenation":
      return hir.items.reduce((size, item) => size + hirSize(item), 0);
    case "alternation":
      return hir.items.reduce((size, item) => size + hirSize(item), hir.items.length - 1);
    case "repetition": {
      const child = hirSize(hir.child);
      if (hir.max === Number.POSITIVE_INFINITY) return Math.max(1, hir.min) * child + 2;
      return hir.max * child + (hir.max - hir.min);
    }
  }
}

/** Emits from the end to the start, so that what follows an instruction is known when it is written. */
class Compiler {
  readonly #opcodes: number[] = [];
  readonly #operands: number[] = [];
  readonly #next: number[] = [];
  readonly #sets: RangeSet[] = [];
  readonly #setIndexes = new Map<string, number>();
  #usedLooks = 0;

  program(hir: Hir, groupCount: number): Program {
    const start = this.#save(0, this.#emit(hir, this.#save(1, this.#add(Opcode.match, 0, 0))));
    return {
      opcodes: Uint8Array.from(this.#opcodes),
      operands: Int32Array.from(this.#operands),
      next: Int32Array.from(this.#next),
      start,
      alphabet: createAlphabet(this.#sets, this.#usedLooks),
      groupCount,
    };
  }

  union(hirs: readonly Hir[]): UnionProgram {
    const starts = hirs.map((hir, index) => this.#emit(hir, this.#add(Opcode.match, index, 0)));
    return {
      opcodes: Uint8Array.from(this.#opcodes),
      operands: Int32Array.from(this.#operands),
      next: Int32Array.from(this.#next),
      starts: Int32Array.from(starts),
      alphabet: createAlphabet(this.#sets, this.#usedLooks),
    };
  }

  instructions(hir: Hir): Instructions {
    const start = this.#emit(hir, this.#add(Opcode.match, 0, 0));
    return {
      opcodes: Uint8Array.from(this.#opcodes),
      operands: Int32Array.from(this.#operands),
      next: Int32Array.from(this.#next),
      start,
      sets: this.#sets,
      usedLooks: this.#usedLooks,
    };
  }

  #emit(hir: Hir, next: number): number {
    switch (hir.kind) {
      case "empty":
        return next;
      case "set":
        return this.#add(Opcode.consume, this.#setIndex(hir.set), next);
      case "look":
        this.#usedLooks |= 1 << hir.look;
        return this.#add(Opcode.look, hir.look, next);
      case "capture":
        return this.#save(2 * hir.index, this.#emit(hir.child, this.#save(2 * hir.index + 1, next)));
      case "concatenation":
        return hir.items.reduceRight((following, item) => this.#emit(item, following), next);
      case "alternation":
        return this.#alternation(hir.items, next);
      case "repetition":
        return this.#repetition(hir, next);
    }
  }

  #alternation(items: readonly Hir[], next: number): number {
    let start: number | undefined;
    for (const item of items.toReversed()) {
      const branch = this.#emit(item, next);
      start = start === undefined ? branch : this.#add(Opcode.split, start, branch);
    }
    return start ?? next;
  }

  #repetition(hir: HirRepetition, next: number): number {
    let start = next;
    let required = hir.min;
    if (hir.max === Number.POSITIVE_INFINITY) {
      start = this.#loop(hir, next);
      required -= 1;
    } else {
      for (let copy = hir.min; copy < hir.max; copy += 1) {
        start = this.#choice(hir, this.#emit(hir.child, start), next);
      }
    }
    for (let copy = 0; copy < required; copy += 1) {
      start = this.#emit(hir.child, start);
    }
    return start;
  }

  /** One or more times, or none or more where no copy is required. */
  #loop(hir: HirRepetition, next: number): number {
    const again = this.#choice(hir, next, next);
    const body = this.#emit(hir.child, again);
    if (hir.greedy) this.#next[again] = body;
    else this.#operands[again] = body;
    if (hir.min > 0) return body;
    // A body that matches nothing must be tried once before the loop is left: its groups and assertions count. Only
    // a choice of its own does that, because a loop is never entered twice at one position.
    return matchesEmpty(hir.child) ? this.#choice(hir, body, next) : again;
  }

  #choice(hir: HirRepetition, again: number, leave: number): number {
    return hir.greedy ? this.#add(Opcode.split, leave, again) : this.#add(Opcode.split, again, leave);
  }

  #save(slot: number, next: number): number {
    return this.#add(Opcode.save, slot, next);
  }

  #add(opcode: number, operand: number, next: number): number {
    this.#operands.push(operand);
    this.#next.push(next);
    return this.#opcodes.push(opcode) - 1;
  }

  #setIndex(set: RangeSet): number {
    const key = set.join();
    let index = this.#setIndexes.get(key);
    if (index === undefined) {
      index = this.#sets.push(set) - 1;
      this.#setIndexes.set(key, index);
    }
    return index;
  }
}
