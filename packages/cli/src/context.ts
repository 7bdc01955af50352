import type { Output } from "./io/output.js";
import { streamOutput } from "./io/output.js";

/** All that a command may touch of the process it runs in; tests bring their own. */
export interface CliContext {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Opened only by the command that reads it, so that no other command waits for a terminal. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Relative file names start here. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Serves an editor over the standard streams; from then on they belong to the protocol. */
  readonly serveEditor: () => Promise<void>;
}

/** The context of the real process. */
export function processContext(): CliContext {
  return {
    stdout: streamOutput(process.stdout),
    stderr: streamOutput(process.stderr),
    stdin: () => process.stdin,
    cwd: process.cwd(),
    env: process.env,
    // Loaded only here, so that no other command waits for the server to be read.
    serveEditor: async () => (await import("@a3s/sentry-lsp/node")).startServer("stdio"),
  };
}
