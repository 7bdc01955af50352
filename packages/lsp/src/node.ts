import { resolve } from "node:path";
import { createConnection, IPCMessageReader, IPCMessageWriter } from "vscode-languageserver/node";
import { serve } from "./server/serve.js";
import { nodeFileSystem } from "./workspace/node-file-system.js";

/** How a client talks to the server. */
export type Transport = "stdio" | "ipc";

/**
 * Serves a client over the standard streams of this process or, for `ipc`, over the channel to the process that forked
 * it. The process ends when the client says `exit`, closes the stream, or is gone.
 */
export function startServer(transport: Transport): void {
  // The standard output belongs to the protocol: what a library prints there would break it.
  if (transport === "stdio") console.log = console.error;
  if (transport === "ipc") process.once("disconnect", () => process.exit(1));
  const connection =
    transport === "ipc"
      ? createConnection(new IPCMessageReader(process), new IPCMessageWriter(process))
      : createConnection(process.stdin, process.stdout);
  serve(connection, {
    files: nodeFileSystem,
    machine: { environment: () => process.env, absolutePath: (path) => resolve(path) },
  });
}
