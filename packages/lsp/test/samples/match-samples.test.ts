import { describe, expect, it } from "vitest";
import { eventsFilesOf, policyOf, type SampleCandidates } from "../../src/samples/match-samples.js";

const candidates = (
  policies: readonly string[],
  eventsFiles: readonly string[],
  byPattern = false,
): SampleCandidates => ({
  policies,
  eventsFiles,
  byPattern,
});

describe("eventsFilesOf", () => {
  it("prefers the file of its name", () => {
    const known = candidates(["w/a.acl", "w/b.acl"], ["w/a.events.ndjson", "w/more.events.ndjson"]);
    expect(eventsFilesOf("w/a.acl", known)).toEqual(["w/a.events.ndjson"]);
  });

  it("else takes those that belong to no other policy, the nearest first", () => {
    const known = candidates(
      ["w/x/a.acl", "w/b.acl"],
      ["w/b.events.ndjson", "w/more.events.ndjson", "w/x/near.events.ndjson"],
    );
    expect(eventsFilesOf("w/x/a.acl", known)).toEqual(["w/x/near.events.ndjson", "w/more.events.ndjson"]);
  });

  it("takes what the setting names, whatever it is called", () => {
    const known = candidates(["w/a.acl"], ["w/s/1.ndjson"], true);
    expect(eventsFilesOf("w/a.acl", known)).toEqual(["w/s/1.ndjson"]);
  });
});

describe("policyOf", () => {
  it("prefers the policy of its name, else the nearest without events of its own", () => {
    const policies = ["w/a.acl", "w/x/b.acl", "w/x/c.acl"];
    const known = candidates(policies, ["w/a.events.ndjson", "w/x/c.events.ndjson", "w/x/more.events.ndjson"]);
    expect(policyOf("w/a.events.ndjson", known)).toBe("w/a.acl");
    expect(policyOf("w/x/more.events.ndjson", known)).toBe("w/x/b.acl");
  });

  it("is none where every policy has its own", () => {
    const known = candidates(["w/a.acl"], ["w/a.events.ndjson", "w/more.events.ndjson"]);
    expect(policyOf("w/more.events.ndjson", known)).toBeUndefined();
  });
});
