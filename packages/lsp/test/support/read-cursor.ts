import { createPolicySnapshot } from "../../src/document/create-policy-snapshot.js";
import type { PolicySnapshot } from "../../src/document/policy-snapshot.js";

/** Takes the mark `<|>` out of a policy: the snapshot, and the offset where the mark was. */
export function readCursor(marked: string): { readonly snapshot: PolicySnapshot; readonly offset: number } {
  const offset = marked.indexOf("<|>");
  if (offset < 0) throw new Error("the fixture has no cursor <|>");
  return { snapshot: snapshotOf(marked.replace("<|>", "")), offset };
}

export function snapshotOf(text: string, uri = "file:///policy/sentry.acl"): PolicySnapshot {
  return createPolicySnapshot({ uri, version: 1, text });
}
