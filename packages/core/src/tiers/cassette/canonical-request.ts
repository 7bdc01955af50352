import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { JudgedEvent } from "../../events/event.js";
import type { JudgeContext } from "../judge.js";

/** What of a judge's settings changes its answers, such as the name of a model. Never a secret. */
export type CassetteSettings = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Everything that makes two requests to a tier equal or different. */
export interface CassetteRequest {
  readonly tier: "Llm" | "Agent";
  readonly event: JudgedEvent;
  readonly context: JudgeContext;
  readonly settings: CassetteSettings;
}

/**
 * The identity of a request: SHA-256, in hexadecimal, over what a judge may base its answer on.
 *
 * Equal requests agree in the tier and its settings; in the kind and the judged fields of the event except `pid`; in its
 * agent and provider; and in the tier, rule, severity and reason of the escalation. They may differ in everything that
 * changes from one run to the next: process ids, task and session, members of the line that are not judged, the nonce,
 * and the time. A digest tells nothing of the event, so that cassettes can be shared.
 */
export function canonicalRequest({ tier, event, context, settings }: CassetteRequest): string {
  const { pid: _, ...data } = event.data;
  const { escalation } = context;
  const request = {
    tier,
    settings,
    kind: event.kind,
    data,
    agent: event.identity.agent,
    provider: event.provider,
    escalation: {
      tier: escalation.tier,
      rule: escalation.rule,
      severity: escalation.severity,
      reason: escalation.reason,
    },
  };
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(request))));
}

/** JSON with the members of every object in order, and integers of 64 bits as text. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member === "bigint") return `${member}n`;
    if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
