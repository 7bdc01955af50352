import { analyzePolicy, type PolicyAnalysis } from "@a3s/sentry-core";
import type { PolicySnapshot } from "./policy-snapshot.js";

export interface PolicyText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** A snapshot that is analysed when somebody first asks. */
export function createPolicySnapshot({ uri, version, text }: PolicyText): PolicySnapshot {
  let analysis: PolicyAnalysis | undefined;
  return {
    uri,
    version,
    text,
    get analysis() {
      analysis ??= analyzePolicy(text);
      return analysis;
    },
  };
}
