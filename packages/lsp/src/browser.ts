import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { serve } from "./server/serve.js";

/** The side of a web worker that messages come from and go to. */
export type WorkerScope = ConstructorParameters<typeof BrowserMessageReader>[0] &
  ConstructorParameters<typeof BrowserMessageWriter>[0];

/** Serves the client that started this web worker. */
export function startServer(scope: WorkerScope): void {
  serve(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)));
}
