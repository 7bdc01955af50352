/** Numbers in a row, of which those that are large enough are found without looking at the others. */
export class AtLeastIndex {
  readonly #size: number;
  /** A heap of maxima: the children of node n are 2n and 2n + 1, the numbers are the leaves. */
  readonly #maxima: Float64Array;

  constructor(numbers: readonly number[]) {
    this.#size = 1;
    while (this.#size < numbers.length) this.#size *= 2;
    this.#maxima = new Float64Array(2 * this.#size).fill(Number.NEGATIVE_INFINITY);
    this.#maxima.set(numbers, this.#size);
    for (let node = this.#size - 1; node > 0; node -= 1) {
      this.#maxima[node] = Math.max(this.#maxima[2 * node] as number, this.#maxima[2 * node + 1] as number);
    }
  }

  /** The indexes of the numbers that are at least `least`, in order; each takes logarithmic time. */
  *indexesOf(least: number): Generator<number> {
    const stack = [1];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if ((this.#maxima[node] as number) < least) continue;
      if (node >= this.#size) yield node - this.#size;
      else stack.push(2 * node + 1, 2 * node);
    }
  }
}
