import type { EventKind } from "../events/kinds.js";

/** An event that shows what an analysis claims. */
export interface Witness {
  readonly kind: EventKind;
  readonly subject: string;
  /** An observer event with that subject, as one line of JSON. */
  readonly event: string;
}

export function createWitness(kind: EventKind, subject: string): Witness {
  return { kind, subject, event: `{"event":{"${kind}":${fieldsOf(kind, subject)}}}` };
}

/** The subjects of the last two kinds end in a decimal number, which may be too large for a JavaScript number. */
function fieldsOf(kind: EventKind, subject: string): string {
  switch (kind) {
    case "ToolExec":
      return `{"pid":1,"argv":${JSON.stringify(subject.split(" "))}}`;
    case "Dns":
      return `{"pid":1,"query":${JSON.stringify(subject)}}`;
    case "FileAccess":
      return `{"pid":1,"path":${JSON.stringify(subject)}}`;
    case "SslContent":
      return `{"pid":1,"content":${JSON.stringify(subject)}}`;
    case "Egress": {
      const colon = subject.lastIndexOf(":");
      return `{"pid":1,"peer":${JSON.stringify(subject.slice(0, colon))},"port":${subject.slice(colon + 1)}}`;
    }
    case "SecurityAction": {
      const space = subject.lastIndexOf(" ");
      return `{"pid":1,"kind":${JSON.stringify(subject.slice(0, space))},"detail":${subject.slice(space + 1)}}`;
    }
    case "LlmActivations": {
      const [, count = "0", layer = "0"] = /^(\d+) sae features @L(\d+)$/.exec(subject) ?? [];
      const features = Array.from({ length: Math.min(Number(count), maxFeatures) }, (_, id) => [id, 0]);
      return `{"pid":1,"layer":${layer},"features":${JSON.stringify(features)}}`;
    }
  }
}

/** A shortest witness never needs so many; the bound keeps a hostile pattern from asking for a huge list. */
const maxFeatures = 100_000;
