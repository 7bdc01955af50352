import type { CheckContext } from "./check-context.js";

/** Whether an event that is escalated ends up allowed. A tier or a setting that is wrongly written counts as there. */
export function escalationsAreAllowed({ document, singles }: CheckContext): boolean {
  if (singles.has("llm") || singles.has("agent")) return false;
  const failClosed = document.fields.get("fail_closed");
  return failClosed === undefined || (failClosed.sound?.kind === "boolean" && !failClosed.sound.value);
}
