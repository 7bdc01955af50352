import { spawn } from "node:child_process";

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

export interface RunResult {
  readonly code: number;
  /** Standard output and standard error in the order in which they came. */
  readonly output: string;
  readonly stdout: string;
}

/** Runs a program to its end, without a terminal. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: options.cwd, env: options.env ?? process.env, stdio: "pipe" });
    let stdout = "";
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output, stdout }));
    child.stdin.on("error", () => {}).end(options.input ?? "");
  });
}

/** Runs a program that must succeed, and gives its standard output. */
export async function runSound(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, output, stdout } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${output}`);
  return stdout;
}
