import type { Range } from "@a3s/acl-grammar";
import { RRegex } from "rregex";

/** Rust's `regex` crate, with offsets turned into UTF-16 units. */
export interface RustRegex {
  isMatch(subject: string): boolean;
  span(subject: string): Range | undefined;
  /** The groups that took part, the whole match first. Which groups did not take part is not told. */
  groups(subject: string): readonly Range[] | undefined;
  free(): void;
}

/** Undefined where the crate rejects the pattern. */
export function rustRegex(pattern: string): RustRegex | undefined {
  let regex: RRegex;
  try {
    regex = new RRegex(pattern);
  } catch {
    return undefined;
  }
  // Where `(?-u:\\B)` matches nothing in the middle of a character, the crate drops that match and with it, when it
  // is only asked whether there is one, longer ones that `find` still finds.
  const mayDropMatches = pattern.includes("\\B");
  return {
    isMatch: (subject) => regex.isMatch(subject) || (mayDropMatches && regex.find(subject) !== undefined),
    span(subject) {
      const found = regex.find(subject);
      return found === undefined ? undefined : utf16Range(subject, found);
    },
    groups: (subject) => regex.captures(subject)?.get.map((group) => utf16Range(subject, group)),
    free: () => regex.free(),
  };
}

/** The members of a pattern that is one class, as the crate understands it: `[from, to, …]`; undefined where rejected. */
export function rustClassRanges(pattern: string): number[] | undefined {
  let syntax: unknown;
  try {
    const regex = new RRegex(pattern);
    syntax = regex.syntax();
    regex.free();
  } catch {
    return undefined;
  }
  return rangesIn(syntax)?.flatMap(({ start, end }) => [start.codePointAt(0) ?? -1, end.codePointAt(0) ?? -1]);
}

interface CharacterRange {
  readonly start: string;
  readonly end: string;
}

function rangesIn(value: unknown): readonly CharacterRange[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("ranges" in value) return value.ranges as readonly CharacterRange[];
  for (const member of Object.values(value)) {
    const ranges = rangesIn(member);
    if (ranges !== undefined) return ranges;
  }
  return undefined;
}

function utf16Range(subject: string, bytes: { readonly start: number; readonly end: number }): Range {
  return { start: utf16Offset(subject, bytes.start), end: utf16Offset(subject, bytes.end) };
}

function utf16Offset(subject: string, byteOffset: number): number {
  let units = 0;
  let bytes = 0;
  while (bytes < byteOffset) {
    const codePoint = subject.codePointAt(units) ?? 0;
    bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    units += codePoint < 0x10000 ? 1 : 2;
  }
  return units;
}
