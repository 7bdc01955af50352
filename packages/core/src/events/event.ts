import type { EventKind } from "./kinds.js";

/** Who acted, as far as the collector could tell. */
export interface EventIdentity {
  readonly agent?: string;
  readonly task?: string;
  readonly session?: string;
}

export interface ToolExecData {
  readonly pid: number;
  readonly argv: readonly string[];
  /** The collector cut the command line off. */
  readonly argvTruncated: boolean;
  /** The collector could not put the command line together. */
  readonly argvIncomplete: boolean;
}

export interface EgressData {
  readonly pid: number;
  /** An address or a host name. */
  readonly peer: string;
  readonly port: number;
}

export interface DnsData {
  readonly pid: number;
  readonly query: string;
}

export interface FileAccessData {
  readonly pid: number;
  readonly path: string;
  readonly write: boolean;
}

export interface SslContentData {
  readonly pid: number;
  readonly content: string;
  readonly isRead: boolean;
}

export interface SecurityActionData {
  readonly pid: number;
  readonly kind: string;
  /** 64 bits unsigned, every digit as the collector wrote it. */
  readonly detail: bigint;
}

export interface LlmActivationsData {
  readonly pid: number;
  readonly layer: number;
  /** Feature ids and their activations. */
  readonly features: readonly (readonly [id: number, activation: number])[];
}

/** The fields of every kind. Those that an event left out have their defaults. */
export interface EventDataByKind {
  readonly ToolExec: ToolExecData;
  readonly Egress: EgressData;
  readonly Dns: DnsData;
  readonly FileAccess: FileAccessData;
  readonly SslContent: SslContentData;
  readonly SecurityAction: SecurityActionData;
  readonly LlmActivations: LlmActivationsData;
}

interface EventOfKind<K extends EventKind> {
  readonly kind: K;
  readonly data: EventDataByKind[K];
  readonly identity: EventIdentity;
  readonly provider?: string;
  /** The line as it came; for an event given as an object, its JSON text. */
  readonly raw: string;
}

/** An event that is judged. */
export type JudgedEvent = { readonly [K in EventKind]: EventOfKind<K> }[EventKind];
