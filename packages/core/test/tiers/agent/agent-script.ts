import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory } from "../../../../../test/support/temporary-directory.js";

/** Writes an executable with a text after its `#!` line into a new directory that goes with the test. */
export function agentScript(body: string, interpreter = "/bin/sh"): string {
  const path = join(temporaryDirectory(), "agent");
  writeFileSync(path, `#!${interpreter}\n${body}\n`, { mode: 0o755 });
  return path;
}

/** The verdict as an agent prints it. */
export function verdictText(verdict: string, reason = "looked at it", severity = "high"): string {
  return JSON.stringify({ verdict, severity, reason });
}

export const allowText = verdictText("allow");
export const blockText = verdictText("block");
