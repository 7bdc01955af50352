import type { JudgedEvent } from "../../events/event.js";

/** What happened, as a sentence for a reader who does not know the kinds, without any text of the event. */
export function kindSentence(event: JudgedEvent): string {
  switch (event.kind) {
    case "ToolExec":
      return "A process was started; the subject is its command line.";
    case "Egress":
      return "A connection was opened; the subject is its peer and port.";
    case "Dns":
      return "A name was looked up; the subject is that name.";
    case "FileAccess":
      return `A file was opened for ${event.data.write ? "writing" : "reading"}; the subject is its path.`;
    case "SslContent":
      return `Text was ${event.data.isRead ? "received" : "sent"} over an encrypted connection; the subject is that text.`;
    case "SecurityAction":
      return "A system call that matters for security was made; the subject is its kind and detail.";
    case "LlmActivations":
      return "Features of a model were active; the subject counts them.";
  }
}
