import type { ParsedAcl } from "@a3s/acl-grammar";
import type { PolicyAnalysis } from "@a3s/sentry-core";

/** One version of a policy as it is written: what needs no more than this waits for no check. It never changes. */
export interface PolicySyntax {
  readonly uri: string;
  /** As the client counts; 0 for what no client has open. */
  readonly version: number;
  readonly text: string;
  /** Made when it is first asked for, and then kept. */
  readonly parsed: ParsedAcl;
}

/** One version of a policy, with all that its text tells. Every feature of a version shares it. */
export interface PolicySnapshot extends PolicySyntax {
  /** Made when it is first asked for, and then kept. */
  readonly analysis: PolicyAnalysis;
}
