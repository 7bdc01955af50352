import { platform } from "#platform";
import type { AgentJudgeOptions } from "./agent/create-agent-judge.js";
import type { Judge } from "./judge.js";

/**
 * L3: a program that investigates an event and prints a verdict, run anew for each event as a child process without a shell,
 * of which nothing is left afterwards. `docs/agents.md` has the contract.
 *
 * Whatever is not a clear verdict is the fail mode with severity `medium` and a reason `L3 unavailable (WHY); fail-open` or
 * `…fail-closed`; an escalation of the program stays one. An abort rejects with the signal's reason after everything
 * has been cleaned up.
 *
 * @throws {RangeError} where an option is out of its range.
 * @throws {Error} where no program can be started, as in a browser.
 */
export function createAgentJudge(options: AgentJudgeOptions): Judge {
  if (platform.createAgentJudge === undefined) throw new Error("no program can be started here");
  return platform.createAgentJudge(options);
}
