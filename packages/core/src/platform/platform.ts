import type { Enforcer, EnforceSinks } from "../enforce/enforcer.js";
import type { Environment } from "../policy/resolve-text.js";
import type { RunTiersNow } from "../sync/sync-job.js";

/** What reading a policy file gave. */
export type PolicyFile =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly problem: string };

/** What the judge asks of the program that it runs in. */
export interface Platform {
  /** Reads a file, at most `maxBytes + 1` of it. */
  readonly readPolicyFile: (path: string, maxBytes: number) => PolicyFile;
  readonly environment: () => Environment;
  readonly createEnforcer: (sinks: EnforceSinks) => Enforcer;
  /** Asks tiers while the thread waits; absent where a thread must not wait. */
  readonly runTiersNow?: RunTiersNow;
}
