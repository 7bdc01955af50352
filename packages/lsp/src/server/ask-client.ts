import type { Connection } from "vscode-languageserver";
import type { AskClient } from "../workspace/client-file-system.js";

/** A client that has not answered by then is not going to. */
const patience = 10_000;

/** Sends requests to a client that may fail them, and may never answer. */
export function createAskClient(connection: Connection): AskClient {
  return (method, params) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), patience);
      const done = (answer: unknown) => {
        clearTimeout(timer);
        resolve(answer);
      };
      connection.sendRequest<unknown>(method, params).then(done, () => done(undefined));
    });
}
