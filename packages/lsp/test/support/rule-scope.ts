import { parseEventsFile } from "@a3s/sentry-core";
import type { RuleScope } from "../../src/features/rules/rule-references.js";
import { snapshotOf } from "./read-cursor.js";

export const policyUri = "file:///policy/sentry.acl";
export const eventsUri = "file:///policy/sentry.events.ndjson";

/** A policy and sample events, with the cursor `<|>` in one of them. */
export function readScope(policy: string, events = "") {
  const inPolicy = policy.indexOf("<|>");
  const scope: RuleScope = {
    policy: snapshotOf(policy.replace("<|>", ""), policyUri),
    events: [{ uri: eventsUri, file: parseEventsFile(events.replace("<|>", "")) }],
  };
  const uri = inPolicy >= 0 ? policyUri : eventsUri;
  const offset = inPolicy >= 0 ? inPolicy : events.indexOf("<|>");
  const textOf = (of: string) => (of === policyUri ? (scope.policy?.text ?? "") : (scope.events[0]?.file.text ?? ""));
  return { scope, uri, offset, textOf };
}
