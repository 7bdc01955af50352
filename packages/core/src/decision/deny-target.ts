import type { JudgedEvent } from "../events/event.js";
import type { EventKind } from "../events/kinds.js";
import type { RuleAction } from "../policy/policy.js";
import type { EnforceAction } from "./decision.js";

/** What a deny of the event's own kind would deny, where the kind has one and the event can supply the target. */
export function naturalDeny(event: JudgedEvent): EnforceAction | undefined {
  switch (event.kind) {
    case "ToolExec":
      return denyOfKind(event.kind, event.data.argv[0]);
    case "Egress":
      return denyOfKind(event.kind, event.data.peer);
    case "FileAccess":
      return denyOfKind(event.kind, event.data.path);
    default:
      return undefined;
  }
}

const kindDenies: Readonly<Partial<Record<EventKind, EnforceAction["kind"]>>> = {
  ToolExec: "DenyExec",
  Egress: "DenyEgress",
  FileAccess: "DenyFile",
};

/** The deny of a target that an event of the kind has supplied, where the kind has a deny. */
export function denyOfKind(kind: EventKind, target: string | undefined): EnforceAction | undefined {
  const deny = kindDenies[kind];
  return deny === undefined || target === undefined ? undefined : { kind: deny, target };
}

const requestedKinds = {
  "deny-egress": "DenyEgress",
  "deny-file": "DenyFile",
  "deny-exec": "DenyExec",
} as const satisfies Record<RuleAction, EnforceAction["kind"]>;

/** The natural deny of an event, where it is what a rule asks for. */
export function requestedDeny(action: RuleAction, deny: EnforceAction | undefined): EnforceAction | undefined {
  return deny?.kind === requestedKinds[action] ? deny : undefined;
}
