import { main } from "../src/main.js";

export interface AgentRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The key that every run has; it must come out nowhere. */
export const key = "sk-l3-secret-0123456789";

/** Runs the agent in this process. */
export async function runAgent(
  url: string,
  argv: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<AgentRun> {
  let stdout = "";
  let stderr = "";
  const code = await main(["--json", "-p", "Process 1 did something.", ...argv], {
    env: { SENTRY_L3_URL: url, SENTRY_L3_KEY: key, SENTRY_L3_MODEL: "guard", ...env },
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  return { code, stdout, stderr };
}
