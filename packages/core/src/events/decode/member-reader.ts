import { Ascii } from "./ascii.js";
import { nameEnd, skipSpace, unusual, valueStart } from "./json-bytes.js";

/** What stands at the end of an object instead of a member. */
export const noMember = -2;

/** A member whose name is none of those that are known. */
export const otherMember = -1;

/** Members further back in an object, and longer names, are not remembered. */
const maxRemembered = 32;

/** A remembered name that is not met is given up for another one in so many times. */
const missesPerChange = 16;

/**
 * Walks over the members of an object of which some names are known, without making strings of them. A collector writes
 * the members of its objects in the same order again and again: each is first taken for the one that was in its place
 * before.
 */
export class MemberReader {
  /** The index of the name that was read last, or `otherMember`, or `noMember`. */
  member: number = noMember;
  /** By the place in the object. */
  readonly #remembered: (Candidate | undefined)[] = [];
  #place = 0;
  #misses = 0;
  /** By length. */
  readonly #candidates: (readonly Candidate[] | undefined)[] = [];

  /** @param names ASCII, each once. */
  constructor(names: readonly string[]) {
    for (const [index, name] of names.entries()) {
      const bytes = Uint8Array.from(name, (character) => character.charCodeAt(0));
      this.#candidates[bytes.length] = [...(this.#candidates[bytes.length] ?? []), { index, bytes }];
    }
  }

  /**
   * Reads the first name. Gives the offset of its value; at the end of the object, the offset behind it.
   *
   * @param start Behind the opening brace.
   */
  first(bytes: Uint8Array, start: number, end: number): number {
    this.#place = 0;
    const at = start < end && bytes[start] === Ascii.quote ? start : skipSpace(bytes, start, end);
    return this.#read(bytes, at, end, true);
  }

  /** Reads the next name, as `first` does. @param start Behind the value before it. */
  next(bytes: Uint8Array, start: number, end: number): number {
    let at = start;
    if (at < end && bytes[at] !== Ascii.comma) {
      at = skipSpace(bytes, at, end);
      if (at < end && bytes[at] !== Ascii.comma) return this.#close(bytes, at);
    }
    at += 1;
    if (at < end && bytes[at] !== Ascii.quote) at = skipSpace(bytes, at, end);
    return this.#read(bytes, at, end, false);
  }

  #read(bytes: Uint8Array, start: number, end: number, mayClose: boolean): number {
    if (start < end && bytes[start] === Ascii.quote) {
      const nameStart = start + 1;
      const place = this.#place;
      this.#place = place + 1;
      const expected = place < this.#remembered.length ? this.#remembered[place] : undefined;
      if (expected !== undefined) {
        const at = nameStart + expected.bytes.length;
        if (at < end && isAt(expected.bytes, bytes, nameStart) && (bytes[at] as number) > Ascii.space) {
          this.member = expected.index;
          return at;
        }
      }
      const behind = nameEnd(bytes, nameStart, end);
      if (behind >= 0) {
        this.member = this.#find(bytes, nameStart, behind);
        const at = valueStart(bytes, behind + 1, end);
        if (at === behind + 2) this.#remember(place, bytes, nameStart, at);
        if (at >= 0) return at;
      }
    } else if (mayClose && start < end) {
      return this.#close(bytes, start);
    }
    this.member = noMember;
    return unusual;
  }

  /** Remembers the name that was just read, with the quote and the colon behind it. */
  #remember(place: number, bytes: Uint8Array, start: number, end: number): void {
    if (place >= maxRemembered || end - start > maxRemembered) return;
    if (this.#remembered[place] !== undefined) {
      this.#misses += 1;
      if (this.#misses % missesPerChange !== 0) return;
    }
    while (this.#remembered.length <= place) this.#remembered.push(undefined);
    // A copy: a slice of a Buffer of Node would still be the memory of the stream.
    this.#remembered[place] = { index: this.member, bytes: new Uint8Array(bytes.subarray(start, end)) };
  }

  #close(bytes: Uint8Array, at: number): number {
    this.member = noMember;
    return bytes[at] === Ascii.closeBrace ? at + 1 : unusual;
  }

  #find(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    const candidates = length < this.#candidates.length ? this.#candidates[length] : undefined;
    if (candidates === undefined) return otherMember;
    for (let i = 0; i < candidates.length; i += 1) {
      const candidate = candidates[i] as Candidate;
      if (isAt(candidate.bytes, bytes, start)) return candidate.index;
    }
    return otherMember;
  }
}

interface Candidate {
  readonly index: number;
  readonly bytes: Uint8Array;
}

function isAt(name: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < name.length; i += 1) {
    if (bytes[start + i] !== name[i]) return false;
  }
  return true;
}
