import { eventFields, fieldTypeNames } from "./field-table.js";
import { invalid, readFieldValue } from "./field-value.js";
import type { EventKind } from "./kinds.js";

/** Who acted. */
export interface BuildEventOptions {
  readonly agent?: string;
  readonly provider?: string;
}

/** A command with its arguments, as a line of the collector. Throws a TypeError on values that no event can hold. */
export function toolExec(pid: number, argv: readonly string[], options?: BuildEventOptions): string {
  return buildEvent("ToolExec", { pid, argv }, options);
}

/** A connection to an address or host name. Throws a TypeError on values that no event can hold. */
export function egress(pid: number, peer: string, port = 0, options?: BuildEventOptions): string {
  return buildEvent("Egress", { pid, peer, port }, options);
}

/** A file that is opened. Throws a TypeError on values that no event can hold. */
export function fileAccess(pid: number, path: string, write = false, options?: BuildEventOptions): string {
  return buildEvent("FileAccess", { pid, path, write }, options);
}

/** A name that is looked up. Throws a TypeError on values that no event can hold. */
export function dns(pid: number, query: string, options?: BuildEventOptions): string {
  return buildEvent("Dns", { pid, query }, options);
}

/** Decrypted content that is sent, or read. Throws a TypeError on values that no event can hold. */
export function sslContent(pid: number, content: string, isRead = false, options?: BuildEventOptions): string {
  return buildEvent("SslContent", { pid, content, is_read: isRead }, options);
}

/**
 * A security-relevant action, for example `setuid-root`. A detail beyond 2^53 must be given as a bigint.
 * Throws a TypeError on values that no event can hold.
 */
export function securityAction(
  pid: number,
  kind: string,
  detail: number | bigint = 0,
  options?: BuildEventOptions,
): string {
  return buildEvent("SecurityAction", { pid, kind, detail }, options);
}

/** An event that would not be judged is refused here, where its author can see it. */
function buildEvent(kind: EventKind, data: Readonly<Record<string, unknown>>, options?: BuildEventOptions): string {
  const members: string[] = [];
  for (const { wire, type } of eventFields[kind]) {
    if (!Object.hasOwn(data, wire)) continue;
    const value = readFieldValue(type, data[wire]);
    if (value === invalid) throw new TypeError(`${kind} ${wire}: expected ${fieldTypeNames[type]}`);
    members.push(`${JSON.stringify(wire)}:${typeof value === "bigint" ? value : JSON.stringify(value)}`);
  }
  const identity = { agent: options?.agent ?? null, task: null, session: null };
  const provider = options?.provider ?? null;
  return `{"identity":${JSON.stringify(identity)},"provider":${JSON.stringify(provider)},"event":{"${kind}":{${members.join(",")}}}}`;
}
