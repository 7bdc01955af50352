import type { WriteStream } from "node:tty";
import { systemErrorReason } from "./file-error.js";

/** A place that text is written to. */
export interface Output {
  readonly isTTY: boolean;
  /** The width of the terminal, undefined where there is none. */
  readonly columns: number | undefined;
  /** The reader has gone away (as `head` does); what is still written is dropped, and there is no point in going on. */
  readonly closed: boolean;
  /** Resolves when the text is on its way, so that a slow reader slows the writer; rejects when it cannot be written. */
  write(text: string): Promise<void>;
}

/** An output that cannot be written to, for example because the disk is full. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

type ProcessStream = NodeJS.WritableStream & Partial<Pick<WriteStream, "isTTY" | "columns">>;

/** An output on a stream of Node. A broken pipe is no error but the end of interest. */
export function streamOutput(stream: ProcessStream): Output {
  let closed = false;
  // The failure arrives at the callback of the write as well; without a listener the event would end the process.
  stream.on("error", () => {});
  return {
    get isTTY() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns;
    },
    get closed() {
      return closed;
    },
    write(text) {
      if (closed || text === "") return Promise.resolve();
      return new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (!error) return resolve();
          closed = true;
          if (isBrokenPipe(error)) return resolve();
          reject(new OutputError(`the output cannot be written: ${systemErrorReason(error)}`, { cause: error }));
        });
      });
    },
  };
}

function isBrokenPipe(error: Error & { code?: string }): boolean {
  return error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED";
}
