import {
  createDryJudge,
  type DryJudge,
  driveAnalysis,
  EngineCache,
  type EventsFile,
  type ExpectationReport,
  readEventsFile,
  runExpectations,
} from "@a3s/sentry-core";
import type { WorkedSnapshot } from "../document/create-policy-snapshot.js";
import { examineInSlices, type PolicyVersions, type VersionedText } from "../document/policy-versions.js";

/** A file of sample events as it was read for a run. */
export interface SampleFile {
  readonly uri: string;
  readonly version: number;
  readonly file: EventsFile;
}

/** A policy tried with its sample events. */
export interface SampleRun {
  readonly snapshot: WorkedSnapshot;
  readonly files: readonly SampleFile[];
  /** Absent while the policy has errors: no judge can be built from it. */
  readonly tried?: { readonly judge: DryJudge; readonly report: ExpectationReport };
}

/** What a run is made of. */
export interface SampleInputs {
  readonly policy: VersionedText;
  readonly eventsFiles: readonly VersionedText[];
}

interface PolicyState {
  readonly engines: EngineCache;
  key: string;
  controller: AbortController;
  result: Promise<SampleRun>;
  /** The result when it is there. */
  run?: SampleRun;
}

/** Tries policies with their sample events, once for every state of the texts, while others get their turn. */
export class Samples {
  readonly #policies: PolicyVersions;
  readonly #states = new Map<string, PolicyState>();
  readonly #files = new Map<string, { readonly generation: number; readonly file: EventsFile }>();

  constructor(policies: PolicyVersions) {
    this.#policies = policies;
  }

  /** The run of these inputs. Rejects where newer inputs of the same policy came meanwhile, and when `signal` aborts. */
  async run(inputs: SampleInputs, signal: AbortSignal): Promise<SampleRun> {
    const key = [inputs.policy, ...inputs.eventsFiles].map(({ uri, generation }) => `${uri} ${generation}`).join("\n");
    const { uri } = inputs.policy;
    let state = this.#states.get(uri);
    if (state?.key !== key) {
      state?.controller.abort();
      const controller = new AbortController();
      const engines = state?.engines ?? new EngineCache();
      const result = this.#try(inputs, engines, controller.signal);
      // Those who wait are told; where nobody does, nothing is lost.
      const begun: PolicyState = { engines, key, controller, result };
      result.then(
        (run) => {
          begun.run = run;
        },
        () => {},
      );
      state = begun;
      this.#states.set(uri, state);
    }
    return unlessAborted(state.result, signal);
  }

  /** The lines of a file of sample events; those that stand in the version before are not read again. */
  async read({ uri, generation, text }: VersionedText, signal: AbortSignal): Promise<EventsFile> {
    const known = this.#files.get(uri);
    if (known?.generation === generation) return known.file;
    const file = await driveAnalysis(readEventsFile(text, known?.file), { signal });
    this.#files.set(uri, { generation, file });
    return file;
  }

  /** The run of a version of a policy, where it has been made: for those who do not want to wait. */
  made(uri: string, text: string): SampleRun | undefined {
    const run = this.#states.get(uri)?.run;
    return run?.snapshot.text === text ? run : undefined;
  }

  forget(uri: string): void {
    this.#states.get(uri)?.controller.abort();
    this.#states.delete(uri);
    this.#files.delete(uri);
  }

  async #try({ policy, eventsFiles }: SampleInputs, engines: EngineCache, signal: AbortSignal): Promise<SampleRun> {
    const snapshot = this.#policies.snapshotOf(policy);
    await examineInSlices(snapshot, signal);
    const files: SampleFile[] = [];
    for (const source of eventsFiles) {
      files.push({ uri: source.uri, version: source.version, file: await this.read(source, signal) });
    }
    const { analysis } = snapshot;
    if (!analysis.accepted) return { snapshot, files };
    const judge = await driveAnalysis(createDryJudge(analysis.policy, engines), { signal });
    const named = files.map(({ uri, file }) => ({ name: uri, file }));
    const report = await driveAnalysis(runExpectations(judge, named), { signal });
    return { snapshot, files, tried: { judge, report } };
  }
}

function unlessAborted<Result>(result: Promise<Result>, signal: AbortSignal): Promise<Result> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
