import { globMatcher } from "../workspace/glob-matcher.js";

/** What a document is to us. */
export type DocumentRole = "policy" | "events";

export interface RoleContext {
  /** The URIs of the workspace's folders. */
  readonly folders: readonly string[];
  /** The setting `sentry.events.pattern`; may be empty. */
  readonly eventsPattern: string;
}

/** Tells policies and files of sample events by their names, and a policy without a name by its language. */
export function documentRole(uri: string, languageId: string, context: RoleContext): DocumentRole | undefined {
  const path = uri.replace(/[?#].*$/u, "");
  if (path.endsWith(".events.ndjson") || isNamedByPattern(path, context)) return "events";
  if (path.endsWith(".acl") || languageId === "acl") return "policy";
  return undefined;
}

function isNamedByPattern(uri: string, { folders, eventsPattern }: RoleContext): boolean {
  if (eventsPattern === "") return false;
  const matches = globMatcher(eventsPattern);
  return folders.some((folder) => {
    const relative = pathBelow(folder, uri);
    return relative !== undefined && matches(relative);
  });
}

/** The path of a URI below a folder, decoded; undefined where it is elsewhere. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const start = folder.endsWith("/") ? folder : `${folder}/`;
  if (!uri.startsWith(start)) return undefined;
  try {
    return decodeURIComponent(uri.slice(start.length));
  } catch {
    return undefined;
  }
}
