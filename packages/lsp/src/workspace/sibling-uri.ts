/**
 * The URI of what a policy names by a path: relative to the policy's folder, or absolute. Undefined for a document that
 * stands in no folder, and for a path that is none.
 */
export function siblingUri(documentUri: string, path: string): string | undefined {
  if (/\p{Cc}/u.test(path)) return undefined;
  try {
    const base = new URL(documentUri);
    if (base.pathname === "" || !base.pathname.startsWith("/")) return undefined;
    const escaped = path.replaceAll("%", "%25").replaceAll("?", "%3F").replaceAll("#", "%23").replaceAll("\\", "/");
    // A path that begins with two slashes would be read as the name of a host.
    const resolved = new URL(escaped.replace(/^\/+/u, "/") || ".", base);
    return resolved.protocol === base.protocol ? resolved.href : undefined;
  } catch {
    return undefined;
  }
}
