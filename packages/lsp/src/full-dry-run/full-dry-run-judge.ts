import { type Environment, type Judge, type Policy, PolicyError, Sentry } from "@a3s/sentry-core";
import type { FullDryRunTier } from "../protocol/full-dry-run.js";
import { allVariables } from "./planned-tiers.js";

export interface FullDryRunJudgeOptions {
  readonly policy: Policy;
  readonly text: string;
  readonly without: readonly FullDryRunTier[];
  /** What the variables say that are needed. */
  readonly environment: Environment;
}

/** The judge with the tiers of a policy, or why there is none; what is said holds no value of a variable. */
export function fullDryRunJudge({ policy, text, without, environment }: FullDryRunJudgeOptions): Sentry | string {
  // A variable that is not needed is not read; nothing that is made of it is used.
  const unread = `unread ${crypto.randomUUID()}`;
  const unneeded = Object.fromEntries(allVariables(policy).map((name) => [name, unread]));
  try {
    // A text of one line might be taken for the path of a file.
    return Sentry.create(`${text}\n`, {
      env: { ...unneeded, ...environment },
      ...(without.includes("llm") && { l2: leftOut("Llm") }),
      ...(without.includes("agent") && { l3: leftOut("Agent") }),
      ...(without.includes("sae") && { sae: { tier: "Sae" as const, judge: refuse } }),
    });
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
}

function leftOut(tier: Judge["tier"]): Judge {
  return { tier, judge: refuse };
}

function refuse(): never {
  throw new Error("left out of this run");
}
