import type { Decision } from "../decision/decision.js";
import { type EnforceSinks, sinkOfDeny } from "../enforce/enforcer.js";
import { targetProblem } from "../enforce/target-problem.js";
import type { ExplainedDeny } from "./explanation.js";

/** What would be written for a decision; undefined where it asks for nothing. */
export function explainDeny(
  { verdict, action }: Decision,
  sinks: EnforceSinks,
  dryRun: boolean,
): ExplainedDeny | undefined {
  if (verdict !== "block" || action === undefined) return undefined;
  const path = sinks[sinkOfDeny[action.kind]];
  if (path === undefined || path === "") return { action, obstacle: "no deny file is configured for it" };
  const problem = targetProblem(action);
  if (problem !== undefined) return { action, path, obstacle: `a guard could not use the target: ${problem}` };
  return dryRun ? { action, path, obstacle: "dry_run is on" } : { action, path, line: action.target };
}
