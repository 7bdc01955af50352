/** Which files there are to choose from; all are URIs. */
export interface SampleCandidates {
  readonly policies: readonly string[];
  readonly eventsFiles: readonly string[];
  /** The setting `sentry.events.pattern` chose the files: they are meant for every policy. */
  readonly byPattern: boolean;
}

/**
 * The files of sample events that a policy is tried with: `NAME.events.ndjson` beside `NAME.acl`, else those that no other
 * policy has for itself, the nearest folder first.
 */
export function eventsFilesOf(
  policy: string,
  { policies, eventsFiles, byPattern }: SampleCandidates,
): readonly string[] {
  if (byPattern) return eventsFiles;
  const own = eventsFileBeside(policy);
  if (eventsFiles.includes(own)) return [own];
  const taken = new Set(policies.map(eventsFileBeside));
  return byNearness(
    policy,
    eventsFiles.filter((file) => !taken.has(file)),
  );
}

/** The policy that a file of sample events is judged by: the one of its name, else the nearest that has none of its own. */
export function policyOf(eventsFile: string, candidates: SampleCandidates): string | undefined {
  const { policies } = candidates;
  const own = policies.find((policy) => eventsFileBeside(policy) === eventsFile);
  if (own !== undefined && !candidates.byPattern) return own;
  const users = policies.filter((policy) => eventsFilesOf(policy, candidates).includes(eventsFile));
  return own ?? byNearness(eventsFile, users)[0];
}

/** `NAME.events.ndjson` beside `NAME.acl`. */
export function eventsFileBeside(policy: string): string {
  return `${policy.replace(/\.acl$/u, "")}.events.ndjson`;
}

/** Sorted by how many folders the paths share with `from`, the most first, and then by name. */
function byNearness(from: string, uris: readonly string[]): readonly string[] {
  const shared = new Map(uris.map((uri) => [uri, sharedFolders(from, uri)]));
  return [...uris].sort((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0) || (a < b ? -1 : a > b ? 1 : 0));
}

function sharedFolders(a: string, b: string): number {
  const [first, second] = [a.split("/"), b.split("/")];
  let count = 0;
  while (count < first.length - 1 && count < second.length - 1 && first[count] === second[count]) count++;
  return count;
}
