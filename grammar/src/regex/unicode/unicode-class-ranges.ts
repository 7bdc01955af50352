import type { RangeSet } from "../sets/range-set.js";
import { decodeSet } from "./decode-set.js";
import { encodedNames, familyOfProperty } from "./tables.generated.js";

type Family = keyof typeof encodedNames;

const indexesByFamily = new Map<Family, ReadonlyMap<string, number>>();

/**
 * The scalar values of `\p{property}` or `\p{property=value}`, undefined where the dialect knows no such class.
 *
 * A property alone is a yes-or-no property, a general category or a script. One with a value is `gc`, `sc`, `scx`, `age`
 * (everything assigned up to that version), `gcb`, `wb` or `sb`. Names are compared as Rust's `regex` crate compares
 * them: case, blanks, `-`, `_`, an `is` before the name and characters outside ASCII do not count.
 */
export function unicodeClassRanges(property: string, value?: string): RangeSet | undefined {
  const name = looseName(property);
  if (value === undefined) return rangesOf("lone", name);
  const family = Object.hasOwn(familyOfProperty, name) ? familyOfProperty[name] : undefined;
  return family === undefined ? undefined : rangesOf(family, looseName(value));
}

/** Whether `\p{property=…}` can have a value at all. */
export function takesUnicodeValue(property: string): boolean {
  return Object.hasOwn(familyOfProperty, looseName(property));
}

function rangesOf(family: Family, name: string): RangeSet | undefined {
  const index = indexesOf(family).get(name);
  return index === undefined ? undefined : decodeSet(index);
}

function indexesOf(family: Family): ReadonlyMap<string, number> {
  const known = indexesByFamily.get(family);
  if (known !== undefined) return known;
  const indexes = new Map<string, number>();
  let names: string[] = [];
  for (const word of encodedNames[family].split(" ")) {
    const colon = word.indexOf(":");
    names.push(colon < 0 ? word : word.slice(0, colon));
    if (colon < 0) continue;
    const index = Number.parseInt(word.slice(colon + 1), 36);
    for (const name of names) indexes.set(name, index);
    names = [];
  }
  indexesByFamily.set(family, indexes);
  return indexes;
}

function looseName(name: string): string {
  const startsWithIs = /^is/i.test(name);
  // Only ASCII letters change their case: the Kelvin sign and its like are dropped, not read as letters.
  const loose = name
    .slice(startsWithIs ? 2 : 0)
    .replace(/[\u0080-\uffff]|[ _-]/g, "")
    .toLowerCase();
  // `isc` is an alias of a property of its own and not the category C with an `is` before it.
  return startsWithIs && loose === "c" ? "isc" : loose;
}
