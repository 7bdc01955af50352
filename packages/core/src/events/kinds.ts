/** The six kinds that rules judge, and the seventh, which the SAE tier judges. */
export const eventKinds = [
  "ToolExec",
  "Egress",
  "Dns",
  "FileAccess",
  "SslContent",
  "SecurityAction",
  "LlmActivations",
] as const;

export type EventKind = (typeof eventKinds)[number];
