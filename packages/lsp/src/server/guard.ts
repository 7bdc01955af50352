import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Session } from "./session.js";

/** What a handler of a request is given besides the parameters, which may be anything. */
export interface RequestContext {
  readonly session: Session;
  /** Aborted when the client cancels the request. */
  readonly signal: AbortSignal;
}

/**
 * Wraps the handler of a request. Before `initialize` and after `shutdown` the client is told that it may not ask; a
 * request that it cancels is answered as cancelled; and a handler that fails gives `otherwise` and a line in the client's
 * log, so that one feature that fails stops no other.
 */
export function guardRequest<Result>(
  session: Session,
  name: string,
  otherwise: Result,
  handler: (params: unknown, context: RequestContext) => Promise<Result> | Result,
): (params: unknown, token: CancellationToken) => Promise<Result> {
  return async (params, token) => {
    if (session.phase === "new") throw new ResponseError(ErrorCodes.ServerNotInitialized, "not initialized yet");
    if (session.phase === "shutdown") throw new ResponseError(ErrorCodes.InvalidRequest, "the server is shut down");
    const controller = new AbortController();
    const cancellation = token.onCancellationRequested(() => controller.abort());
    if (token.isCancellationRequested) controller.abort();
    try {
      return await handler(params, { session, signal: controller.signal });
    } catch (error) {
      if (controller.signal.aborted) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
      if (error instanceof ResponseError) throw error;
      logFailure(session, name, error);
      return otherwise;
    } finally {
      cancellation.dispose();
    }
  };
}

/** Wraps the handler of a notification: it is heard only while the server runs, and its failure is logged. */
export function guardNotification(
  session: Session,
  name: string,
  handler: (params: unknown) => void,
): (params: unknown) => void {
  return (params) => {
    if (session.phase !== "running") return;
    try {
      handler(params);
    } catch (error) {
      logFailure(session, name, error);
    }
  };
}

/** Where it failed, without the message, which may hold text of a document. */
export function logFailure(session: Session, name: string, error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /u.test(line)) : [];
  const kind = error instanceof Error ? error.name : typeof error;
  try {
    session.connection.console.error(`${name} failed: ${kind}\n${stack.slice(0, 12).join("\n")}`);
  } catch {
    // The connection is closed: there is nobody to tell.
  }
}
