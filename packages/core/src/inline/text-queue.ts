/**
 * Text that has come and was not given out. Its newest part stands in `window`, from `base` on, and is read again and
 * again; what is only waiting to be given out is kept aside, so that reading on does not touch it.
 */
export class TextQueue {
  /** What can be read. */
  window = "";
  /** The offset in the whole text at which `window` starts. */
  base = 0;
  #aside = "";
  #given = 0;

  /** Where the text that has come ends. */
  get end(): number {
    return this.base + this.window.length;
  }

  /** Up to where the text has been given out. */
  get given(): number {
    return this.#given;
  }

  append(text: string): void {
    this.window = this.window === "" ? text : this.window + text;
  }

  /** Gives out the text up to an offset. */
  take(to: number): string {
    const inAside = Math.max(0, Math.min(to, this.base) - this.#given);
    const fromAside = this.#aside.slice(0, inAside);
    this.#aside = this.#aside.slice(inAside);
    const fromWindow = this.window.slice(Math.max(0, this.#given - this.base), Math.max(0, to - this.base));
    this.#given = Math.max(this.#given, to);
    return fromAside === "" ? fromWindow : fromAside + fromWindow;
  }

  /** Lets go of the window before an offset; what was not given out is kept aside. */
  trim(from: number): void {
    if (from <= this.base) return;
    if (from > this.#given) {
      const start = Math.max(this.base, this.#given);
      this.#aside += this.window.slice(start - this.base, from - this.base);
    }
    this.window = this.window.slice(from - this.base);
    this.base = from;
  }
}
