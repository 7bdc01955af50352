import type { JudgedEvent } from "../events/event.js";
import type { RuleAction } from "../policy/policy.js";
import type { EnforceAction } from "./decision.js";

/** What a deny of the event's own kind would deny, where the kind has one and the event can supply the target. */
export function naturalDeny(event: JudgedEvent): EnforceAction | undefined {
  switch (event.kind) {
    case "ToolExec": {
      const target = event.data.argv[0];
      return target === undefined ? undefined : { kind: "DenyExec", target };
    }
    case "Egress":
      return { kind: "DenyEgress", target: event.data.peer };
    case "FileAccess":
      return { kind: "DenyFile", target: event.data.path };
    default:
      return undefined;
  }
}

const denyKinds = {
  "deny-egress": "DenyEgress",
  "deny-file": "DenyFile",
  "deny-exec": "DenyExec",
} as const satisfies Record<RuleAction, EnforceAction["kind"]>;

/** The deny that a rule asks for, where the event is of the kind that has it and can supply the target. */
export function requestedDeny(action: RuleAction | undefined, event: JudgedEvent): EnforceAction | undefined {
  if (action === undefined) return undefined;
  const deny = naturalDeny(event);
  return deny?.kind === denyKinds[action] ? deny : undefined;
}
