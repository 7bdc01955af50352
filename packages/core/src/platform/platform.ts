import type { Enforcer, EnforceSinks } from "../enforce/enforcer.js";
import type { Environment } from "../policy/resolve-text.js";
import type { RunTiersNow } from "../sync/sync-job.js";
import type { AgentJudgeOptions } from "../tiers/agent/create-agent-judge.js";
import type { Judge } from "../tiers/judge.js";

export type CreateAgentJudge = (options: AgentJudgeOptions) => Judge;

/** What reading a file gave. */
export type FileContent =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" }
  /** There is no file system. */
  | { readonly kind: "unsupported" }
  | { readonly kind: "unreadable"; readonly problem: string };

/** What the judge asks of the program that it runs in. */
export interface Platform {
  /** Reads a file, at most `maxBytes + 1` of it. */
  readonly readFile: (path: string, maxBytes: number) => FileContent;
  /**
   * Puts a text in the place of a file, as a whole: whoever reads the file sees the old content or the new. Gives what
   * went wrong; absent where there is no file system.
   */
  readonly replaceFile?: (path: string, text: string) => string | undefined;
  /** What is another text when the file behind the path is another or has changed; absent without a file system. */
  readonly fileStamp?: (path: string) => string;
  /** Whether reading a file may wait for others or never end: a pipe, a socket, a device. */
  readonly mayWait?: (path: string) => boolean;
  /** The path from the root, for one that starts in the working directory; absent without a file system. */
  readonly absolutePath?: (path: string) => string;
  readonly environment: () => Environment;
  readonly createEnforcer: (sinks: EnforceSinks) => Enforcer;
  /** Makes L3; absent where no program can be started. */
  readonly createAgentJudge?: CreateAgentJudge;
  /** Asks tiers while the thread waits; absent where a thread must not wait. */
  readonly runTiersNow?: RunTiersNow;
}
