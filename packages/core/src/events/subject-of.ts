import type { JudgedEvent } from "./event.js";

/** The text that the rules of the event's kind are matched against. */
export function subjectOf(event: JudgedEvent): string {
  switch (event.kind) {
    case "ToolExec":
      return event.data.argv.join(" ");
    case "Egress":
      return `${event.data.peer}:${event.data.port}`;
    case "Dns":
      return event.data.query;
    case "FileAccess":
      return event.data.path;
    case "SslContent":
      return event.data.content;
    case "SecurityAction":
      return `${event.data.kind} ${event.data.detail}`;
    case "LlmActivations":
      return `${event.data.features.length} sae features @L${event.data.layer}`;
  }
}
