import type { EnforceAction } from "../decision/decision.js";
import { appendToDenyFile } from "./deny-file.js";
import { EnforceError, type EnforceOutcome, type Enforcer, type EnforceSinks, sinkOfDeny } from "./enforcer.js";
import { createKnownTargets } from "./known-targets.js";
import { targetProblem } from "./target-problem.js";

/** Makes the writer of the deny-files. It holds no open file, timer or watcher. Never throws, nor does the writer. */
export function createEnforcer(sinks: EnforceSinks): Enforcer {
  const known = new Map<string, (target: string) => boolean>();

  const enforce = (path: string, target: string): "written" | "present" => {
    let isKnown = known.get(path);
    if (isKnown === undefined) {
      isKnown = createKnownTargets(path);
      known.set(path, isKnown);
    }
    return isKnown(target) ? "present" : appendToDenyFile(path, target);
  };

  return (action: EnforceAction): EnforceOutcome => {
    const path = sinks[sinkOfDeny[action.kind]];
    if (path === undefined || path === "") return { kind: "no-sink" };
    const problem = targetProblem(action);
    if (problem !== undefined) return { kind: "rejected", problem };
    try {
      return { kind: enforce(path, action.target), path };
    } catch (error) {
      return { kind: "failed", error: new EnforceError(path, action, error) };
    }
  };
}
