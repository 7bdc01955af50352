import { type ParsedAcl, parseAcl } from "@a3s/acl-grammar";
import {
  type AnalysisRun,
  type ExaminedPolicy,
  examinePolicy,
  finishAnalysis,
  type PolicyAnalysis,
  type PolicyMemory,
} from "@a3s/sentry-core";
import type { PolicySnapshot } from "./policy-snapshot.js";

export interface PolicyText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** A snapshot whose analysis can be made in pieces while others get their turn. */
export interface WorkedSnapshot extends PolicySnapshot {
  /** The analysis, to be driven; whoever asks for `analysis` meanwhile gets the rest of it made at once. */
  examine(): AnalysisRun<ExaminedPolicy>;
  readonly examined: boolean;
}

/** A snapshot that is analysed when somebody first asks. `memory` is that of earlier versions of the same text. */
export function createPolicySnapshot({ uri, version, text }: PolicyText, memory?: PolicyMemory): WorkedSnapshot {
  const run = examinePolicy(text, memory === undefined ? {} : { memory });
  let result: ExaminedPolicy | undefined;
  let parsed: ParsedAcl | undefined;
  function* examine(): AnalysisRun<ExaminedPolicy> {
    for (;;) {
      // Another driver may have come to the end between two pieces of this one.
      if (result !== undefined) return result;
      const step = run.next();
      if (step.done === true) result = step.value;
      else yield step.value;
    }
  }
  return {
    uri,
    version,
    text,
    examine,
    get examined() {
      return result !== undefined;
    },
    get parsed(): ParsedAcl {
      // With the memory, reading a text twice costs hardly more than reading it once.
      parsed ??= result?.analysis.parsed ?? parseAcl(text, memory === undefined ? {} : { memory: memory.acl });
      return parsed;
    },
    get analysis(): PolicyAnalysis {
      return finishAnalysis(examine()).analysis;
    },
  };
}
