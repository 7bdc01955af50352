/**
 * Writes src/regex/unicode/tables.generated.ts. Run by hand, from the folder of the package:
 *
 *     node scripts/generate-unicode-tables.mjs
 *
 * The dialect's meaning of a property is what Rust's `regex` crate says it is, so the sets are read out of that crate
 * (its WebAssembly build `rregex`), which also fixes the version of Unicode. The names to ask it for come from the
 * alias files of the Unicode Character Database, as npm packages.
 */

import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import propertyAliases from "unicode-property-aliases";
import valueAliases from "unicode-property-value-aliases";

const { RRegex } = createRequire(import.meta.url)("rregex");

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const target = new URL("../src/regex/unicode/tables.generated.ts", import.meta.url);

/** Families of properties that are asked for by value, under the name that the crate knows them by. */
const families = {
  gc: "General_Category",
  sc: "Script",
  scx: "Script_Extensions",
  age: "Age",
  gcb: "Grapheme_Cluster_Break",
  wb: "Word_Break",
  sb: "Sentence_Break",
};

const sets = [];
const setIndexes = new Map();

const names = { lone: new Map() };
for (const family of Object.keys(families)) names[family] = new Map();

const generalCategoryNames = [...namesOf("General_Category"), "any", "assigned", "ascii"];
const valueNames = {
  gc: generalCategoryNames,
  sc: namesOf("Script"),
  scx: namesOf("Script"),
  age: namesOf("Age"),
  gcb: namesOf("Grapheme_Cluster_Break"),
  wb: namesOf("Word_Break"),
  sb: namesOf("Sentence_Break"),
};
const propertyNames = [...propertyAliases].flat();

defineAges();
defineGeneralCategories();
for (const family of Object.keys(families)) {
  for (const name of valueNames[family]) define(family, name, query(`${family}=${name}`));
}
for (const name of [...propertyNames, ...generalCategoryNames, ...valueNames.sc]) define("lone", name, query(name));

const perl = {
  digit: defineSet(classRanges("\\d")),
  space: defineSet(classRanges("\\s")),
  word: defineSet(classRanges("\\w")),
};
const knownProperties = [...new Set([...propertyAliases].flat().map(normalize))].filter(
  (name) => !isUnknownProperty(name),
);

writeFileSync(target, moduleText());

function namesOf(property) {
  return [...new Set([...valueAliases.get(property)].flat())];
}

function moduleText() {
  const record = (entries) => entries.map(([key, value]) => `  ${key}: ${JSON.stringify(value)},`).join("\n");
  const familyOf = {};
  for (const name of knownProperties) {
    for (const [family, canonical] of Object.entries(families)) {
      if (
        name === normalize(canonical) ||
        normalize(propertyAliases.get(aliasOf(name)) ?? "") === normalize(canonical)
      ) {
        familyOf[name] = family;
      }
    }
  }
  return `// Written by scripts/generate-unicode-tables.mjs. Unicode ${unicodeVersion()}; the data is © Unicode, Inc. (Unicode License V3).

/** Sets of scalar values, in the encoding that decode-set.ts reads. */
export const encodedSets: readonly string[] = [
${sets.map((set) => `  ${JSON.stringify(set)},`).join("\n")}
];

/** For each family of properties: \`name name:set name:set\`, names in loose form, sets as indexes in base 36. */
export const encodedNames = {
${record(Object.entries(names).map(([family, map]) => [family, encodeNames(map)]))}
} as const;

/** Names of properties that take a value, in loose form, by the family of their values. */
export const familyOfProperty: Readonly<Record<string, Exclude<keyof typeof encodedNames, "lone">>> = {
${record(Object.entries(familyOf))}
};

/** The sets behind \`\\d\`, \`\\s\` and \`\\w\`. */
export const perlSets = ${JSON.stringify(perl)} as const;

/** Orbits of simple case folding, in the encoding that simple-case-fold.ts reads. */
export const encodedCaseOrbits =
  ${JSON.stringify(encodeOrbits(caseOrbits()))};
`;
}

/** The spelling under which the alias package knows a name in loose form. */
function aliasOf(loose) {
  return [...propertyAliases.keys()].find((name) => normalize(name) === loose) ?? loose;
}

function encodeNames(map) {
  const bySet = new Map();
  for (const [name, set] of [...map].sort()) bySet.set(set, [...(bySet.get(set) ?? []), name]);
  return [...bySet].map(([set, list]) => `${list.join(" ")}:${set.toString(36)}`).join(" ");
}

function unicodeVersion() {
  const versions = [...names.age.keys()].filter((name) => name.includes(".")).map(Number);
  return Math.max(...versions).toFixed(1);
}

function isUnknownProperty(name) {
  try {
    new RRegex(`\\p{${name}=nothing}`).free();
    return false;
  } catch (error) {
    return !String(error).includes("value not found");
  }
}

/** Loose form of a name, as the crate compares names. */
function normalize(name) {
  const plain = name.toLowerCase().replace(/^is/, "").replace(/[ _-]/g, "");
  return /^is/i.test(name) && plain === "c" ? "isc" : plain;
}

function define(family, name, ranges) {
  if (ranges === undefined) return;
  names[family].set(normalize(name), defineSet(ranges));
}

/** Index of a set; `parts` are indexes of sets whose union it is, and `rest` the ranges that they lack. */
function defineSet(ranges, encoded = encodeRanges(ranges)) {
  const key = ranges.join();
  const known = setIndexes.get(key);
  if (known !== undefined) return known;
  sets.push(encoded);
  setIndexes.set(key, sets.length - 1);
  return sets.length - 1;
}

/** An age covers all the ages before it, so each is written as the one before and what it added. */
function defineAges() {
  const versions = valueNames.age
    .filter((name) => /^\d+\.\d+$/.test(name) && query(`age=${name}`) !== undefined)
    .sort((a, b) => Number(a) - Number(b));
  let before = [];
  let index;
  for (const version of versions) {
    const ranges = query(`age=${version}`);
    const added = subtract(ranges, before);
    index = defineSet(ranges, index === undefined ? undefined : `^${index}:${encodeRanges(added)}`);
    before = ranges;
  }
}

function defineGeneralCategories() {
  const short = generalCategoryNames.filter((name) => /^[A-Z][a-z]$/.test(name) && query(`gc=${name}`) !== undefined);
  for (const name of short) defineSet(query(`gc=${name}`));
  for (const group of ["L", "M", "N", "P", "S", "Z", "C", "LC"]) {
    const members = group === "LC" ? ["Lu", "Ll", "Lt"] : short.filter((name) => name[0] === group);
    const ranges = query(`gc=${group}`);
    const parts = members.map((name) => query(`gc=${name}`));
    if (subtract(ranges, union(parts)).length > 0 || subtract(union(parts), ranges).length > 0) {
      throw new Error(`general category ${group} is not the union of its members`);
    }
    defineSet(ranges, `^${members.map((name) => defineSet(query(`gc=${name}`))).join(",")}:`);
  }
  defineSet(query("gc=assigned"), `~${defineSet(query("gc=Cn"))}`);
}

function query(property) {
  return classRanges(`\\p{${property}}`);
}

/** Ranges of a class as the crate understands it, flat; undefined where it rejects the class. */
function classRanges(pattern) {
  let regex;
  try {
    regex = new RRegex(pattern);
  } catch {
    return undefined;
  }
  const kind = regex.syntax().kind;
  regex.free();
  if (kind["@variant"] === "Literal") {
    const codePoint = new TextDecoder("utf-8", { ignoreBOM: true })
      .decode(Uint8Array.from(kind["@values"][0]["@values"][0]))
      .codePointAt(0);
    return [codePoint, codePoint];
  }
  if (kind["@variant"] !== "Class") throw new Error(`unexpected ${kind["@variant"]} for ${pattern}`);
  return kind["@values"][0]["@values"][0].ranges.flatMap(({ start, end }) => [
    start.codePointAt(0),
    end.codePointAt(0),
  ]);
}

function toMembers(ranges) {
  const members = [];
  for (let i = 0; i < ranges.length; i += 2) {
    for (let codePoint = ranges[i]; codePoint <= ranges[i + 1]; codePoint += 1) members.push(codePoint);
  }
  return members;
}

function toRanges(members) {
  const ranges = [];
  for (const codePoint of [...members].sort((a, b) => a - b)) {
    const last = ranges.length - 1;
    if (last > 0 && codePoint <= successor(ranges[last])) ranges[last] = Math.max(codePoint, ranges[last]);
    else ranges.push(codePoint, codePoint);
  }
  return ranges;
}

/** The next scalar value; the crate's ranges run over the gap of the surrogates. */
function successor(codePoint) {
  return codePoint === 0xd7ff ? 0xe000 : codePoint + 1;
}

function isScalar(codePoint) {
  return codePoint < 0xd800 || codePoint > 0xdfff;
}

function subtract(ranges, others) {
  const without = new Set(toMembers(others));
  return toRanges(toMembers(ranges).filter((codePoint) => isScalar(codePoint) && !without.has(codePoint)));
}

function union(parts) {
  return toRanges(new Set(parts.flatMap((part) => toMembers(part))));
}

function encodeRanges(ranges) {
  let text = "";
  let position = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    text += encodeNumber(ranges[i] - position) + encodeNumber(ranges[i + 1] - ranges[i]);
    position = ranges[i + 1] + 1;
  }
  return text;
}

/** Five bits a digit, least significant first; digits of 32 and more are followed by another one. */
function encodeNumber(number) {
  let text = "";
  let rest = number;
  do {
    const low = rest & 31;
    rest >>>= 5;
    text += digits[rest > 0 ? low + 32 : low];
  } while (rest > 0);
  return text;
}

/** Groups of two and more scalar values that `(?i)` makes equal, each sorted, in the order of their first members. */
function caseOrbits() {
  const suspects = toMembers(
    union([query("CWCM"), query("CWCF"), query("Cased"), query("Lowercase"), query("Uppercase")]),
  );
  const seen = new Set();
  const orbits = [];
  for (const codePoint of suspects) {
    if (seen.has(codePoint)) continue;
    const orbit = toMembers(classRanges(`(?i:\\x{${codePoint.toString(16)}})`));
    if (orbit.length < 2) continue;
    for (const member of orbit) seen.add(member);
    orbits.push(orbit);
  }
  const others = toRanges(toMembers([0, 0x10ffff]).filter((codePoint) => isScalar(codePoint) && !seen.has(codePoint)));
  const text = others.map((codePoint, i) => `${i % 2 ? "-" : ""}\\x{${codePoint.toString(16)}}`).join("");
  if (classRanges(`(?i:[${text}])`).join() !== others.join())
    throw new Error("the list of case orbits is not complete");
  return orbits;
}

/** An orbit is its length, the distance of its first member from the orbit before, and the gaps between its members. */
function encodeOrbits(orbits) {
  let text = "";
  let position = 0;
  for (const orbit of orbits) {
    text += encodeNumber(orbit.length) + encodeNumber(orbit[0] - position);
    for (let i = 1; i < orbit.length; i += 1) text += encodeNumber(orbit[i] - orbit[i - 1]);
    position = orbit[0];
  }
  return text;
}
