import type { CliContext, Output } from "../src/index.js";
import { main } from "../src/index.js";

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Makes standard output and standard error a terminal of that width. */
  readonly columns?: number;
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process. */
export async function runSentry(argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const out = memoryOutput(options.columns);
  const err = memoryOutput(options.columns);
  const context: CliContext = {
    stdout: out,
    stderr: err,
    stdin: () => chunksOf(options.stdin ?? ""),
    cwd: options.cwd ?? process.cwd(),
    env: options.env ?? {},
    serveEditor: () => Promise.reject(new Error("an editor is served in a process of its own")),
  };
  const code = await main(argv, context);
  return { code, stdout: out.text(), stderr: err.text() };
}

/** What a user sees of a run, for goldens: both outputs and the exit code. */
export function transcript({ code, stdout, stderr }: RunResult): string {
  return `${stdout}--- stderr\n${stderr}--- exit ${code}\n`;
}

function memoryOutput(columns: number | undefined): Output & { text(): string } {
  const parts: string[] = [];
  return {
    isTTY: columns !== undefined,
    columns,
    closed: false,
    async write(text) {
      parts.push(text);
    },
    text: () => parts.join(""),
  };
}

async function* chunksOf(data: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof data === "string" ? new TextEncoder().encode(data) : data;
}
