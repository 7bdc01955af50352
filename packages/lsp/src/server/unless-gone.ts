/** Waits for nothing: where a message cannot be sent, or is refused, the client is gone or does not care. */
export function unlessGone(sending: Promise<unknown>): void {
  sending.catch(() => {});
}
