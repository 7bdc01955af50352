import type { ParsedRegex } from "@a3s/acl-grammar/regex";
import type { Hir } from "../engine/regex/hir.js";
import { lookIndex } from "../engine/regex/look.js";
import { lowerRegex } from "../engine/regex/lower-regex.js";
import { type CharacterMask, maskOf, noCharacters, unionOfMasks } from "./character-mask.js";

/** What is true of every stretch of text that a regex matches, as far as its parts tell without looking closely. */
export interface RegexOutline {
  /** It begins where the text begins, and ends where the text ends. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** It has at least as many characters as there are masks, and the first ones are each in theirs. */
  readonly first: readonly CharacterMask[];
  /** The same of the last ones, the very last first. */
  readonly last: readonly CharacterMask[];
  /** Every character is in it. */
  readonly all: CharacterMask;
  /** Each of these has a character that occurs. */
  readonly needs: readonly CharacterMask[];
  /** How many characters it has. */
  readonly min: number;
  readonly max: number;
}

/** More tell hardly more, and a pattern may have thousands. */
const maxMasks = 16;

const outlines = new WeakMap<ParsedRegex, RegexOutline>();

export function outlineOf(regex: ParsedRegex): RegexOutline {
  const outline = outlines.get(regex) ?? summarize(lowerRegex(regex));
  outlines.set(regex, outline);
  return outline;
}

const nothing: RegexOutline = {
  atStart: false,
  atEnd: false,
  first: [],
  last: [],
  all: noCharacters,
  needs: [],
  min: 0,
  max: 0,
};

const startOfText = lookIndex("start-text");
const endOfText = lookIndex("end-text");

function summarize(hir: Hir): RegexOutline {
  switch (hir.kind) {
    case "empty":
      return nothing;
    case "look":
      return { ...nothing, atStart: hir.look === startOfText, atEnd: hir.look === endOfText };
    case "set": {
      const mask = maskOf(hir.set);
      return { ...nothing, first: [mask], last: [mask], all: mask, needs: [mask], min: 1, max: 1 };
    }
    case "capture":
      return summarize(hir.child);
    case "concatenation":
      return inTurn(hir.items.map(summarize));
    case "alternation":
      return hir.items.map(summarize).reduce(either);
    case "repetition": {
      const child = summarize(hir.child);
      const max = child.max === 0 ? 0 : child.max * hir.max;
      if (hir.min === 0) return { ...nothing, all: child.all, max };
      const copies = inTurn(Array<RegexOutline>(Math.min(hir.min, maxMasks)).fill(child));
      return { ...copies, min: child.min * hir.min, max };
    }
  }
}

/** Where an assertion about the start of the text stands behind something, that is empty: it holds for the whole too. */
function inTurn(items: readonly RegexOutline[]): RegexOutline {
  return {
    atStart: items.some(({ atStart }) => atStart),
    atEnd: items.some(({ atEnd }) => atEnd),
    first: joined(items, ({ first }) => first),
    last: joined(items.toReversed(), ({ last }) => last),
    all: items.reduce((all, item) => unionOfMasks(all, item.all), noCharacters),
    needs: items.flatMap(({ needs }) => needs).slice(0, maxMasks),
    min: items.reduce((sum, { min }) => sum + min, 0),
    max: items.reduce((sum, { max }) => sum + max, 0),
  };
}

/** What follows something has a known place only where that is known from one end to the other. */
function joined(
  items: readonly RegexOutline[],
  masksOf: (item: RegexOutline) => readonly CharacterMask[],
): readonly CharacterMask[] {
  const masks: CharacterMask[] = [];
  for (const item of items) {
    masks.push(...masksOf(item));
    if (masksOf(item).length < item.max || masks.length >= maxMasks) break;
  }
  return masks.slice(0, maxMasks);
}

function either(a: RegexOutline, b: RegexOutline): RegexOutline {
  return {
    atStart: a.atStart && b.atStart,
    atEnd: a.atEnd && b.atEnd,
    first: eachOf(a.first, b.first),
    last: eachOf(a.last, b.last),
    all: unionOfMasks(a.all, b.all),
    needs: eachOf(a.needs, b.needs),
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
  };
}

function eachOf(a: readonly CharacterMask[], b: readonly CharacterMask[]): readonly CharacterMask[] {
  return a.slice(0, b.length).map((mask, index) => unionOfMasks(mask, b[index] as CharacterMask));
}
