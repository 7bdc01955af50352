import type { Place } from "./place.js";

/** Whether a text at a place is a pattern. */
export function isPattern({ fieldSchema, call }: Place): boolean {
  return call === undefined && fieldSchema?.type.kind === "string" && fieldSchema.type.format === "regex";
}
