import { placeholderAt, placeholderOf, placeholderOpening } from "./placeholder.js";

/** How a vault is set up. */
export interface VaultOptions {
  /**
   * How many characters of secrets it remembers. What comes beyond that is masked all the same, but cannot be restored.
   * Default 64 Mi.
   */
  readonly maxCharacters?: number;
}

const defaultMaxCharacters = 64 * 1024 * 1024;

/**
 * Remembers what was masked: hands out placeholders and puts back what they stand for. One vault serves the requests and
 * responses of one conversation. The same secret of the same kind gets the same placeholder each time, so that a model
 * can tell that two are one; others are numbered from 1, for each kind, in the order in which they come.
 *
 * A vault holds secrets in memory and nowhere else: it has no way to print them, and `JSON.stringify` gives `{}`.
 */
export class RedactionVault {
  readonly #originals = new Map<string, string>();
  readonly #placeholders = new Map<string, Map<string, string>>();
  readonly #counts = new Map<string, number>();
  readonly #maxCharacters: number;
  #characters = 0;
  #forgotten = 0;

  /** @throws {RangeError} where `maxCharacters` is not a number from 0. */
  constructor({ maxCharacters = defaultMaxCharacters }: VaultOptions = {}) {
    if (!(maxCharacters >= 0)) throw new RangeError("maxCharacters must be a number from 0");
    this.#maxCharacters = maxCharacters;
  }

  /** How many secrets it remembers. */
  get size(): number {
    return this.#originals.size;
  }

  /** How many secrets were masked for which there was no room. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** The placeholder of a secret. `kind` is made of capitals, digits and `_`, at most 64 of them. */
  placeholderFor(kind: string, original: string): string {
    const known = this.#placeholders.get(kind)?.get(original);
    if (known !== undefined) return known;
    const number = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, number);
    const placeholder = placeholderOf(kind, number);
    if (this.#characters + original.length > this.#maxCharacters) {
      this.#forgotten++;
      return placeholder;
    }
    const kept = detached(original);
    this.#characters += kept.length;
    this.#originals.set(placeholder, kept);
    const ofKind = this.#placeholders.get(kind);
    if (ofKind === undefined) this.#placeholders.set(kind, new Map([[kept, placeholder]]));
    else ofKind.set(kept, placeholder);
    return placeholder;
  }

  /** What a placeholder stands for, if this vault gave it out and remembers it. */
  originalOf(placeholder: string): string | undefined {
    return this.#originals.get(placeholder);
  }

  /** Puts back what the placeholders of this vault stand for; others stay as they are. */
  restore(text: string): string {
    return restoreWith(text, (placeholder) => this.#originals.get(placeholder));
  }
}

/** Replaces every placeholder for which there is an original. What is put in is not looked at again. */
export function restoreWith(text: string, originalOf: (placeholder: string) => string | undefined): string {
  const parts: string[] = [];
  let given = 0;
  for (let at = text.indexOf(placeholderOpening); at >= 0; at = text.indexOf(placeholderOpening, at)) {
    const placeholder = placeholderAt(text, at);
    const original = placeholder === undefined ? undefined : originalOf(placeholder);
    at += placeholder?.length ?? placeholderOpening.length;
    if (placeholder === undefined || original === undefined) continue;
    parts.push(text.slice(given, at - placeholder.length), original);
    given = at;
  }
  return given === 0 ? text : `${parts.join("")}${text.slice(given)}`;
}

/** The same text in memory of its own: a slice would keep the whole text alive from which it was cut. */
function detached(text: string): string {
  return text.length < 13 ? text : (JSON.parse(JSON.stringify(text)) as string);
}
