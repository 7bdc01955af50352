/** An automaton that holds memory which it can do without. */
export interface MemoryHolder {
  /** Bytes held at the moment. */
  readonly heldBytes: number;
  /** Lets go of everything that can be made again. */
  release(): void;
}

/** The memory that the automata of one policy share, in bytes. */
export class MemoryBudget {
  readonly maxBytes: number;
  readonly #holders: MemoryHolder[] = [];

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  get heldBytes(): number {
    return this.#holders.reduce((sum, holder) => sum + holder.heldBytes, 0);
  }

  register(holder: MemoryHolder): void {
    this.#holders.push(holder);
  }

  unregister(holder: MemoryHolder): void {
    const index = this.#holders.indexOf(holder);
    if (index >= 0) this.#holders.splice(index, 1);
  }

  /**
   * Whether the holder may take that many bytes more. Others that hold more than it does are released first; it is
   * not released itself, because it knows what it is in the middle of.
   */
  grant(holder: MemoryHolder, bytes: number): boolean {
    while (this.heldBytes + bytes > this.maxBytes) {
      const largest = this.#holders.reduce((a, b) => (b.heldBytes > a.heldBytes ? b : a), holder);
      if (largest === holder) return false;
      largest.release();
    }
    return true;
  }
}
