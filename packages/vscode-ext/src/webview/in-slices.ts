/** Work that says when others may have their turn. */
export type Sliced<Result> = Generator<undefined, Result>;

/** Milliseconds at a stretch: with what drawing takes it fits between two frames. */
const sliceMs = 8;

/** Does work between frames. Undefined when it is not wanted any more before it is done. */
export async function inSlices<Result>(work: Sliced<Result>, isWanted: () => boolean): Promise<Result | undefined> {
  for (;;) {
    const end = performance.now() + sliceMs;
    do {
      const { done, value } = work.next();
      if (done === true) return value;
    } while (performance.now() < end);
    await new Promise((later) => setTimeout(later, 0));
    if (!isWanted()) return undefined;
  }
}

/** Steps between two questions for the time. */
const stepsPerTurn = 2048;

/** Whether work yields after this step. */
export function isTurn(step: number): boolean {
  return step % stepsPerTurn === stepsPerTurn - 1;
}
