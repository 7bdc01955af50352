import type { JudgedEvent } from "./event.js";

/** False where the collector says that it captured only a part of the subject. */
export function evidenceComplete(event: JudgedEvent): boolean {
  return event.kind !== "ToolExec" || !(event.data.argvTruncated || event.data.argvIncomplete);
}
