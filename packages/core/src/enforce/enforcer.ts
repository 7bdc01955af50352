import type { EnforceAction } from "../decision/decision.js";

/** The deny-files, as configured. An absent or empty path is no sink. */
export interface EnforceSinks {
  readonly egress?: string;
  readonly file?: string;
  readonly exec?: string;
}

/** What became of a deny. */
export type EnforceOutcome =
  /** One line was appended to the file at this path (as configured). */
  | { readonly kind: "written"; readonly path: string }
  /** The file holds the target already. */
  | { readonly kind: "present"; readonly path: string }
  /** No file is configured for this kind of deny. */
  | { readonly kind: "no-sink" }
  /** A guard could not match the target, or would misread it. Nothing was written. */
  | { readonly kind: "rejected"; readonly problem: string }
  /** The target does not stand in the file. The next occurrence tries again. */
  | { readonly kind: "failed"; readonly error: EnforceError };

/** Writes denies to their files. */
export type Enforcer = (action: EnforceAction) => EnforceOutcome;

/** A deny that could not be written. */
export class EnforceError extends Error {
  override readonly name = "EnforceError";
  /** The deny-file, as configured. */
  readonly path: string;
  readonly action: EnforceAction;

  constructor(path: string, action: EnforceAction, cause: unknown) {
    super(`writing deny file ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.path = path;
    this.action = action;
  }
}

/** The sink of each kind of deny. */
export const sinkOfDeny = {
  DenyEgress: "egress",
  DenyFile: "file",
  DenyExec: "exec",
} as const satisfies Record<EnforceAction["kind"], keyof EnforceSinks>;
