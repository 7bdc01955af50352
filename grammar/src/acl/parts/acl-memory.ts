import { tokenize } from "../lexer/tokenize.js";
import type { AclLimits } from "../limits.js";
import { DocumentPart } from "./document-part.js";
import { type Fragment, parseFragment } from "./fragment.js";
import { partStarts } from "./split-parts.js";

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
      this.#fragments = new Map(parts.map(({ fragment }) => [fragment.text, fragment]));
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
    const first = Math.max(0, same.head - 1);
    const start = old[first]?.start ?? 0;
    let end = old.length - same.tail;
    let starts: readonly number[] = [];
    for (let more = 1; ; more *= 2) {
      end = Math.min(old.length, end + more);
      const stop = end < old.length ? (old[end]?.start ?? 0) + delta : text.length;
      const stretch = text.slice(start, stop);
      starts = [start, ...partStarts(stretch, tokenize(stretch)).map((offset) => start + offset), stop];
      // Where the last part begins as it did before, so do those behind it.
      const last = old[end - 1];
      if (end === old.length || (last !== undefined && starts[starts.length - 2] === last.start + delta)) break;
    }
    const parts = old.slice(0, first);
    for (let index = 0; index + 1 < starts.length; index++) {
      const from = starts[index] ?? 0;
      const fragment = this.#fragmentOf(text.slice(from, starts[index + 1]), limits);
      if (fragment === undefined) return undefined;
      const known = old[parts.length];
      const isSame = known?.start === from && known.fragment === fragment;
      parts.push(isSame ? known : new DocumentPart(from, fragment));
    }
    for (let index = end; index < old.length; index++) {
      const part = old[index];
      if (part !== undefined) parts.push(delta === 0 ? part : new DocumentPart(part.start + delta, part.fragment));
    }
    return parts;
  }

  #fragmentOf(text: string, limits: AclLimits): Fragment | undefined {
    const known = this.#fragments.get(text);
    if (known !== undefined) return known;
    const fragment = parseFragment(copyOf(text), limits);
    if (fragment !== undefined) this.#fragments.set(fragment.text, fragment);
    return fragment;
  }
}

/** How many parts at the beginning and at the end stand in the text as they did before. */
function sameParts(
  parts: readonly DocumentPart[],
  text: string,
  delta: number,
): { readonly head: number; readonly tail: number } {
  let head = 0;
  for (const { start, fragment } of parts) {
    if (!text.startsWith(fragment.text, start)) break;
    head++;
  }
  let tail = 0;
  const behindHead = parts[head - 1]?.end ?? 0;
  while (head + tail < parts.length) {
    const part = parts[parts.length - 1 - tail];
    if (part === undefined || part.start + delta < behindHead) break;
    if (!text.startsWith(part.fragment.text, part.start + delta)) break;
    tail++;
  }
  return { head, tail };
}

/** A text of its own. What is cut out of a text may keep all of that text in memory for as long as it lives. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
