import { oneLine } from "./one-line.js";

/** The beginning of foreign text, at most so many UTF-16 units of it, as `oneLine` shows it; what is cut leaves a mark. */
export function excerpt(text: string, maxLength: number): string {
  if (text.length <= maxLength) return oneLine(text);
  return `${oneLine(text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, ""))}…`;
}
