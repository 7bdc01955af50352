import type { SampleService } from "../samples/sample-service.js";
import { settingsOf } from "../settings/settings-of.js";
import type { Session } from "./session.js";

/** What of the workspace is checked although nobody has it open. All are URIs. */
export interface WorkspacePlan {
  /** By policy: the files that it is tried with, and those of them that it alone judges. */
  readonly policies: ReadonlyMap<string, PlannedPolicy>;
  /** Files of sample events that no policy judges. */
  readonly orphans: readonly string[];
}

export interface PlannedPolicy {
  readonly tried: readonly string[];
  readonly owned: readonly string[];
}

/** So many policies, and so many files of sample events, of a folder are checked. */
const maxFiles = 200;

/** Finds the policies and the files of sample events of the folders whose settings want them checked. */
export async function planWorkspace(session: Session, samples: SampleService): Promise<WorkspacePlan> {
  const owned = new Map<string, string[]>();
  const orphans: string[] = [];
  for (const folder of session.folders) {
    for (const uri of await filesBelow(session, folder, "**/*.acl")) if (!owned.has(uri)) owned.set(uri, []);
  }
  for (const folder of session.folders) {
    const { eventsPattern } = settingsOf(session, folder);
    for (const file of await filesBelow(session, folder, eventsPattern || "**/*.events.ndjson")) {
      const policy = await samples.policyOf(file);
      if (policy === undefined) orphans.push(file);
      else owned.set(policy, [...(owned.get(policy) ?? []), file]);
    }
  }
  const policies = new Map<string, PlannedPolicy>();
  for (const [uri, files] of owned) {
    policies.set(uri, { tried: await samples.filesOf(uri), owned: [...new Set(files)] });
  }
  return { policies, orphans: [...new Set(orphans)] };
}

async function filesBelow(session: Session, folder: string, glob: string): Promise<readonly string[]> {
  const found = await session.files.list(folder, glob);
  return found.slice(0, maxFiles).filter((uri) => settingsOf(session, uri).checkWorkspace);
}
