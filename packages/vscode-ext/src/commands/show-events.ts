import type { CommandContext } from "./command-context.js";
import { dryRunPolicy } from "./dry-run.js";

/** Shows the sample events that a rule decides: what the lens above the rule counts. */
export async function showEvents(context: CommandContext, lens: unknown): Promise<void> {
  if (typeof lens !== "object" || lens === null || !("uri" in lens) || !("rule" in lens)) return;
  if (typeof lens.uri !== "string" || typeof lens.rule !== "string") return;
  await dryRunPolicy(context, lens.uri, { rule: lens.rule });
}
