import { currentText, openText } from "../server/current-text.js";
import { roleOf } from "../server/role-of.js";
import type { Session } from "../server/session.js";
import { settingsOf } from "../settings/settings-of.js";
import { eventsFileBeside, eventsFilesOf, policyOf, type SampleCandidates } from "./match-samples.js";
import { type SampleFile, type SampleInputs, type SampleRun, Samples } from "./samples.js";

/** A file of sample events, and what its policy makes of it. */
export interface EventsRun {
  readonly own: SampleFile;
  /** Absent where there is no policy to judge by. */
  readonly run?: SampleRun;
}

/** Finds out which policy is tried with which sample events, and tries it. */
export interface SampleService {
  /** Undefined where there is no such document. */
  ofPolicy(uri: string, signal: AbortSignal): Promise<SampleRun | undefined>;
  /** The run of a version of a policy, where it has been made: for those who do not want to wait. */
  made(uri: string, text: string): SampleRun | undefined;
  ofEvents(uri: string, signal: AbortSignal): Promise<EventsRun | undefined>;
  /** The files of sample events that a policy is tried with. */
  filesOf(policy: string): Promise<readonly string[]>;
  /** The policy that judges a file of sample events. */
  policyOf(eventsFile: string): Promise<string | undefined>;
  /** The open documents whose results depend on a document, without itself. */
  dependents(uri: string): Promise<readonly string[]>;
  /** Uses these files for a policy until told otherwise; undefined: those that match by name. */
  choose(policy: string, eventsFiles: readonly string[] | undefined): void;
  isChosen(policy: string): boolean;
  forget(uri: string): void;
}

const maxPolicies = 200;

export function createSampleService(session: Session): SampleService {
  const samples = new Samples(session.policies);
  const chosen = new Map<string, readonly string[]>();

  /** What can belong to a document: what stands where the same pattern holds. */
  async function candidates(of: string): Promise<SampleCandidates> {
    const { eventsPattern } = settingsOf(session, of);
    const isAlike = (uri: string) => settingsOf(session, uri).eventsPattern === eventsPattern;
    const policies = new Set<string>();
    const eventsFiles = new Set<string>();
    for (const { uri } of session.documents.all()) {
      if (!isAlike(uri)) continue;
      const role = roleOf(session, uri);
      if (role === "policy") policies.add(uri);
      if (role === "events") eventsFiles.add(uri);
    }
    for (const folder of session.folders.filter(isAlike)) {
      const found = await session.files.list(folder, "**/*.acl");
      for (const uri of found.slice(0, maxPolicies)) if (isAlike(uri)) policies.add(uri);
      const glob = eventsPattern === "" ? "**/*.events.ndjson" : eventsPattern;
      for (const uri of await session.files.list(folder, glob)) if (isAlike(uri)) eventsFiles.add(uri);
    }
    return { policies: [...policies], eventsFiles: [...eventsFiles], byPattern: eventsPattern !== "" };
  }

  async function filesOf(policy: string): Promise<readonly string[]> {
    const choice = chosen.get(policy);
    if (choice !== undefined) return choice;
    const known = await candidates(policy);
    const matching = eventsFilesOf(policy, known);
    if (matching.length > 0 || known.byPattern) return matching;
    // A policy may be open without a folder; the file beside it is the only one to look for then.
    const beside = eventsFileBeside(policy);
    return (await currentText(session, beside)) === undefined ? [] : [beside];
  }

  async function policyFor(eventsFile: string): Promise<string | undefined> {
    for (const [policy, files] of chosen) if (files.includes(eventsFile)) return policy;
    const matching = policyOf(eventsFile, await candidates(eventsFile));
    if (matching !== undefined) return matching;
    const beside = eventsFile.replace(/\.events\.ndjson$/u, ".acl");
    return beside !== eventsFile && (await currentText(session, beside)) !== undefined ? beside : undefined;
  }

  async function inputsOf(uri: string): Promise<SampleInputs | undefined> {
    const policy = await currentText(session, uri);
    if (policy === undefined) return undefined;
    const texts = await Promise.all((await filesOf(uri)).map((file) => currentText(session, file)));
    // What was read may have taken a while; the text of now is what counts.
    return {
      policy: openText(session, uri) ?? policy,
      eventsFiles: texts.flatMap((text) => (text === undefined ? [] : [openText(session, text.uri) ?? text])),
    };
  }

  async function ofPolicy(uri: string, signal: AbortSignal): Promise<SampleRun | undefined> {
    for (;;) {
      const inputs = await inputsOf(uri);
      signal.throwIfAborted();
      if (inputs === undefined) return undefined;
      try {
        return await samples.run(inputs, signal);
      } catch (error) {
        // Newer inputs took the place of these: whoever waits wants those.
        const isOvertaken = error instanceof DOMException && error.name === "AbortError" && !signal.aborted;
        if (!isOvertaken) throw error;
      }
    }
  }

  return {
    ofPolicy,
    made: (uri, text) => samples.made(uri, text),
    async ofEvents(uri, signal) {
      const policy = await policyFor(uri);
      const run = policy === undefined ? undefined : await ofPolicy(policy, signal);
      const own = run?.files.find((file) => file.uri === uri);
      if (run !== undefined && own !== undefined) return { own, run };
      const text = await currentText(session, uri);
      if (text === undefined) return undefined;
      return { own: { uri, version: text.version, file: await samples.read(text, signal) } };
    },
    filesOf,
    policyOf: policyFor,
    async dependents(uri) {
      const found: string[] = [];
      for (const document of [...session.documents.all()]) {
        if (document.uri === uri) continue;
        const role = roleOf(session, document.uri);
        const isDependent =
          role === "events"
            ? (await policyFor(document.uri)) === uri
            : role === "policy" && (await filesOf(document.uri)).includes(uri);
        if (isDependent) found.push(document.uri);
      }
      return found;
    },
    choose(policy, eventsFiles) {
      if (eventsFiles === undefined) chosen.delete(policy);
      else chosen.set(policy, eventsFiles);
    },
    isChosen: (policy) => chosen.has(policy),
    forget(uri) {
      samples.forget(uri);
    },
  };
}
