import { eventKinds } from "@a3s/sentry-core";

/**
 * Why a line that the judge returned null for is not judged, in words for the one who wonders. The kind in it is what
 * the line says, untrusted.
 */
export function whyNotJudged(line: string): string {
  const envelope = parseObject(line);
  if (envelope === undefined) return "not a JSON object";
  const event = envelope.event;
  if (!isObject(event)) return "no event in it";
  const kinds = Object.keys(event);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) return "not exactly one kind of event";
  if (!eventKinds.some((judged) => judged === kind)) return `${kind} events are not judged`;
  return `a field of this ${kind} event is missing or out of its type`;
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
