import type { Severity } from "../decision/decision.js";

/** What is known of one feature of a sparse autoencoder. */
export interface SaeFeature {
  /** What the feature stands for, such as `deceiving the user`. */
  readonly concept: string;
  /** What kind of harm that is; the contributions of a category add up. */
  readonly category: string;
  /** What an activation is multiplied by. */
  readonly weight: number;
  /** How bad the concept is by itself, for those who read the dictionary: the score does not depend on it. */
  readonly severity: Severity;
}

/** Features by their ids. Features that it does not hold count as harmless. */
export type SaeDictionary = ReadonlyMap<number, SaeFeature>;
