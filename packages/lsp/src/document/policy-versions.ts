import { createPolicyMemory, driveAnalysis, type PolicyMemory } from "@a3s/sentry-core";
import { createPolicySnapshot, type WorkedSnapshot } from "./create-policy-snapshot.js";

/** A text at one moment, open or read from a file. */
export interface VersionedText {
  readonly uri: string;
  readonly version: number;
  /** Never the same for two texts of one URI. */
  readonly generation: number;
  readonly text: string;
}

interface PolicyState {
  readonly memory: PolicyMemory;
  generation: number;
  snapshot: WorkedSnapshot;
}

/** Keeps for every policy the snapshot of its newest version, so that all who ask about a version share one analysis. */
export class PolicyVersions {
  readonly #states = new Map<string, PolicyState>();

  snapshotOf(source: VersionedText): WorkedSnapshot {
    const state = this.#states.get(source.uri);
    if (state?.generation === source.generation) return state.snapshot;
    const memory = state?.memory ?? createPolicyMemory();
    const snapshot = createPolicySnapshot(source, memory);
    this.#states.set(source.uri, { memory, generation: source.generation, snapshot });
    return snapshot;
  }

  forget(uri: string): void {
    this.#states.delete(uri);
  }
}

/** Analyses a snapshot while others get their turn. Rejects with the signal's reason. */
export async function examineInSlices(snapshot: WorkedSnapshot, signal?: AbortSignal): Promise<void> {
  if (snapshot.examined) return;
  await driveAnalysis(snapshot.examine(), signal === undefined ? {} : { signal });
}
