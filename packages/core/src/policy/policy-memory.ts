import { AclMemory, type Fragment } from "@a3s/acl-grammar";
import type { RuleModel } from "./model/model.js";
import type { PartReading } from "./parts/part-reading.js";
import { createPatternMemory, type PatternMemory } from "./patterns/pattern-memory.js";

/**
 * Keeps what was read of a policy from one analysis to the next, for somebody who analyses a text again after every edit:
 * most of it is as it was before. What an analysis says does not depend on it. Serves the versions of one text, analysed
 * with the same options.
 */
export interface PolicyMemory {
  readonly acl: AclMemory;
  readonly patterns: PatternMemory;
  /** What was read in the parts of the document that hold rules, for as long as anybody has the part. */
  readonly readings: WeakMap<Fragment, PartReading>;
  /** The rules of the last analysis. */
  lastRules: readonly RuleModel[];
}

/** A memory for the versions of one text. */
export function createPolicyMemory(): PolicyMemory {
  return { acl: new AclMemory(), patterns: createPatternMemory(), readings: new WeakMap(), lastRules: [] };
}
