import { rmSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AgentFailure } from "./agent-failure.js";
import { untilExit } from "./at-exit.js";

/**
 * Runs `use` with a new empty directory that only this user can enter (mode 0700), and removes it with everything in it
 * afterwards, whatever happens.
 */
export async function withPrivateDirectory<T>(use: (directory: string) => Promise<T>): Promise<T> {
  const directory = await create();
  const release = untilExit(() => rmSync(directory, { recursive: true, force: true }));
  try {
    return await use(directory);
  } finally {
    // What the agent made unremovable in it stays, and must not take the verdict with it.
    await rm(directory, { recursive: true, force: true, maxRetries: 2 }).catch(() => undefined);
    release();
  }
}

async function create(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), "sentry-agent-"));
  } catch {
    throw new AgentFailure("no temporary directory could be made");
  }
}

/** Writes a new file in a private directory that only this user can read (mode 0600), and gives its path. */
export async function writePrivateFile(directory: string, name: string, text: string): Promise<string> {
  const path = join(directory, name);
  try {
    await writeFile(path, text, { flag: "wx", mode: 0o600 });
    return path;
  } catch {
    throw new AgentFailure("the file of the event could not be written");
  }
}
