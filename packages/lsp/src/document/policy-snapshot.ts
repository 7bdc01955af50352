import type { PolicyAnalysis } from "@a3s/sentry-core";

/** One version of a policy, with all that its text tells. It never changes: every feature of a version shares it. */
export interface PolicySnapshot {
  readonly uri: string;
  /** As the client counts; 0 for what no client has open. */
  readonly version: number;
  readonly text: string;
  /** Made when it is first asked for, and then kept. */
  readonly analysis: PolicyAnalysis;
}
