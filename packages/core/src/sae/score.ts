/** One sparse-autoencoder feature that drove a score. */
export interface SaeDriver {
  readonly concept: string;
  readonly category: string;
  /** `sae_feature:#ID`. */
  readonly source: string;
  readonly activation: number;
  /** clamp(weight × activation, 0, 1). */
  readonly contribution: number;
}

/** How harmful the concepts active in a model were, as the SAE tier scores them. */
export interface SaeScore {
  readonly channel: "activation";
  /** The worst category, 0 to 1. */
  readonly harmful: number;
  /** 1 − harmful. */
  readonly safety: number;
  /** The six largest contributions. */
  readonly drivers: readonly SaeDriver[];
}
