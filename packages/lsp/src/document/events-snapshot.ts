import type { LineIndex } from "@a3s/acl-grammar";

/** One version of a file of sample events: NDJSON, one event a line. It never changes. */
export interface EventsSnapshot {
  readonly uri: string;
  /** As the client counts; 0 for what no client has open. */
  readonly version: number;
  readonly text: string;
  readonly lineIndex: LineIndex;
}
