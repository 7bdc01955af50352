/** How the program ends. Everything but `verdict` means that there is none. */
export const exitCodes = {
  /** A verdict stands on standard output. */
  verdict: 0,
  /** The command line or a setting is wrong. */
  usage: 2,
  /** The endpoint gave no answer that can be used. */
  endpoint: 3,
  /** The turns, the time or the tokens were used up. */
  limit: 4,
  /** The model gave no clear verdict. */
  unclear: 5,
} as const;

/** Why there is no verdict. The message is ours: nothing of the model, the evidence or the key is in it. */
export class AgentError extends Error {
  override readonly name = "AgentError";
  readonly kind: Exclude<keyof typeof exitCodes, "verdict">;

  constructor(kind: Exclude<keyof typeof exitCodes, "verdict">, message: string) {
    super(message);
    this.kind = kind;
  }
}
