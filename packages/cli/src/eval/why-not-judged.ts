import { eventKinds, parseEventsFile } from "@a3s/sentry-core";

/**
 * Why a text that the judge returned null for is not judged, in words for the one who wonders. The kind in it is what
 * the text says, untrusted.
 */
export function whyNotJudged(text: string): string {
  // An events file has one event a line; within JSON a line break outside of texts is a blank like any other.
  const onOneLine = text.replace(/[\r\n]/g, " ");
  const line = parseEventsFile(onOneLine).lines[0]?.line;
  if (line?.kind === "comment") return "a comment";
  const finding = line?.findings[0];
  if (finding === undefined) return "it is empty";
  if (finding.code === "sentry.event.kind") {
    const kind = JSON.parse(onOneLine.slice(finding.range.start, finding.range.end));
    const suggestion = eventKinds.find((known) => known === finding.data?.suggestion);
    return `${kind} events are not judged${suggestion === undefined ? "" : `; did you mean ${suggestion}?`}`;
  }
  return finding.message.replace("Not an event: ", "").replace("The line is", "the line is");
}
