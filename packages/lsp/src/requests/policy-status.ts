import { builtinRules } from "@a3s/sentry-core";
import type { PolicyStatus } from "../protocol/requests.js";
import type { SampleRun } from "../samples/samples.js";

/** What a status bar says of a policy. */
export function policyStatus({ snapshot, files, tried }: SampleRun, eventsChosen: boolean): PolicyStatus {
  const { accepted, policy } = snapshot.analysis;
  const { llm, agent, sae, failClosed } = policy;
  const results = tried?.report.results ?? [];
  const reached = tried?.report.coverage ?? [];
  return {
    uri: snapshot.uri,
    accepted,
    siteRules: policy.rules.length,
    builtinRules: builtinRules().length,
    tiers: { llm: llm !== undefined, agent: agent !== undefined, sae: sae !== undefined },
    failMode: failClosed ? "closed" : "open",
    dryRun: policy.dryRun,
    escalationsAllowed: !failClosed && llm === undefined && agent === undefined,
    eventsFiles: files.map(({ uri }) => uri),
    eventsChosen,
    expectations: { total: results.length, failed: results.filter(({ passed }) => !passed).length },
    unreachedRules: files.length === 0 ? 0 : reached.filter(({ layer, wins }) => layer === "site" && wins === 0).length,
  };
}
