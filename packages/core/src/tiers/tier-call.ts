/** One call of a deeper tier, when it has ended. */
export interface TierCall {
  readonly tier: "Llm" | "Agent";
  /** `failed`: the tier was unavailable. `aborted`: nobody waited for the answer any more. */
  readonly outcome: "answered" | "failed" | "aborted";
  readonly milliseconds: number;
}

export type TierCallObserver = (call: TierCall) => void;
