import type { AclLimits } from "../limits.js";
import { DocumentPart, listEnd, listStart, type PartOfList } from "./document-part.js";
import { type Fragment, parseFragment } from "./fragment.js";
import { type Cut, type Cuts, cutsOf } from "./split-parts.js";

/**
 * Keeps the parts of a document parsed from one version of its text to the next, for somebody who parses it again after
 * every edit: only what changed is read anew. What is parsed does not depend on it. Serves one document at a time.
 */
export class AclMemory {
  #parts: readonly DocumentPart[] = [];
  #length = 0;
  #fragments = new Map<string, Fragment>();
  #limits: AclLimits | undefined;

  /** The parts of a text, those of the version before where they are the same; undefined where a part is beyond a limit. */
  partsOf(text: string, limits: AclLimits): readonly DocumentPart[] | undefined {
    if (JSON.stringify(this.#limits) !== JSON.stringify(limits)) this.#forget();
    this.#limits = limits;
    const parts = this.#cut(text, limits);
    if (parts === undefined) {
      this.#parts = [];
      this.#length = 0;
      return undefined;
    }
    this.#parts = parts;
    this.#length = text.length;
    if (this.#fragments.size > 2 * parts.length + 64) {
      this.#fragments = new Map(parts.map(({ fragment, list }) => [keyOf(fragment.text, list), fragment]));
    }
    return parts;
  }

  #forget(): void {
    this.#parts = [];
    this.#length = 0;
    this.#fragments = new Map();
  }

  #cut(text: string, limits: AclLimits): readonly DocumentPart[] | undefined {
    const old = this.#parts;
    const delta = text.length - this.#length;
    const same = sameParts(old, text, delta);
    // The part before is cut anew as well: what was edited may belong to it now.
    let first = Math.max(0, same.head - 1);
    let end = old.length - same.tail;
    let cuts: readonly Cut[] = [];
    for (let more = 1; ; more *= 2) {
      end = Math.min(old.length, end + more);
      const last = old[end - 1];
      const stop = { offset: stopOf(old, end, text, delta), list: last?.list?.to };
      const found = cutsBetween(text, startOf(old, first), stop, limits);
      if (found === "beyond a limit") return undefined;
      if (found === "not a list") {
        // The list in which the stretch begins can be cut no longer, or not so.
        while (first > 0 && old[first]?.list?.from !== undefined) first--;
        continue;
      }
      cuts = found;
      // Where the last part begins as it did before, so do those behind it.
      const cut = cuts[cuts.length - 2];
      if (end === old.length || (last !== undefined && isSameCut(cut, last, delta))) break;
    }
    const parts = old.slice(0, first);
    for (let index = 0; index + 1 < cuts.length; index++) {
      const part = this.#partOf(text, cuts[index], cuts[index + 1], limits);
      if (part === undefined) return undefined;
      const known = old[parts.length];
      parts.push(known?.start === part.start && known.fragment === part.fragment ? known : part);
    }
    for (let index = end; index < old.length; index++) {
      const part = old[index];
      if (part !== undefined) parts.push(part.at(part.start + delta));
    }
    return parts;
  }

  #partOf(text: string, from: Cut | undefined, to: Cut | undefined, limits: AclLimits): DocumentPart | undefined {
    if (from === undefined || to === undefined) return undefined;
    const isInList = from.list !== undefined || to.list !== undefined;
    const list = isInList ? { from: from.list, to: to.list } : undefined;
    const own = text.slice(from.offset, to.offset);
    const fragment = this.#fragmentOf(own, list, limits);
    return fragment && new DocumentPart(from.offset, textIn(fragment, list), fragment, list);
  }

  #fragmentOf(own: string, list: PartOfList | undefined, limits: AclLimits): Fragment | undefined {
    const text = `${listStart(list?.from)}${own}${list?.to === undefined ? "" : listEnd}`;
    const key = keyOf(text, list);
    const known = this.#fragments.get(key);
    if (known !== undefined) return known;
    const fragment = parseFragment(copyOf(text), limits, list);
    if (fragment !== undefined) this.#fragments.set(keyOf(fragment.text, list), fragment);
    return fragment;
  }
}

/** A text that is written around a part of a list may stand in a document as it is. */
function keyOf(text: string, list: PartOfList | undefined): string {
  return `${list?.from === undefined ? "" : "<"}${list?.to === undefined ? "" : ">"} ${text}`;
}

/** What the document has of a fragment's text. */
function textIn({ text }: Fragment, list: PartOfList | undefined): string {
  if (list === undefined) return text;
  return text.slice(listStart(list.from).length, text.length - (list.to === undefined ? 0 : listEnd.length));
}

/** The cuts of a stretch, its start and its end included. */
function cutsBetween(text: string, start: Cut, stop: Cut, limits: AclLimits): Cuts {
  const before = listStart(start.list);
  const stretch = text.slice(start.offset, stop.offset);
  const cuts = cutsOf(`${before}${stretch}${stop.list === undefined ? "" : listEnd}`, before.length, limits);
  if (typeof cuts === "string") return cuts;
  return [start, ...cuts.map(({ offset, list }) => ({ offset: start.offset + offset, list })), stop];
}

function startOf(parts: readonly DocumentPart[], index: number): Cut {
  const part = parts[index];
  return { offset: part?.start ?? 0, list: part?.list?.from };
}

/** Where the parts before an index end in the new text. */
function stopOf(parts: readonly DocumentPart[], end: number, text: string, delta: number): number {
  const next = parts[end];
  return next === undefined ? text.length : next.start + delta;
}

function isSameCut(cut: Cut | undefined, part: DocumentPart, delta: number): boolean {
  return cut !== undefined && cut.offset === part.start + delta && cut.list === part.list?.from;
}

/** How many parts at the beginning and at the end stand in the text as they did before. */
function sameParts(
  parts: readonly DocumentPart[],
  text: string,
  delta: number,
): { readonly head: number; readonly tail: number } {
  let head = 0;
  for (const part of parts) {
    if (!text.startsWith(part.text, part.start)) break;
    head++;
  }
  let tail = 0;
  const behindHead = parts[head - 1]?.end ?? 0;
  while (head + tail < parts.length) {
    const part = parts[parts.length - 1 - tail];
    if (part === undefined || part.start + delta < behindHead) break;
    if (!text.startsWith(part.text, part.start + delta)) break;
    tail++;
  }
  return { head, tail };
}

/** A text of its own. What is cut out of a text may keep all of that text in memory for as long as it lives. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
