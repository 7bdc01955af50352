import type { PolicyStatus } from "@a3s/sentry-lsp";
import { statusTexts } from "../../src/status/status-texts.js";
import { activated, equal, file, ok } from "./support.js";

describe("the status of a policy", () => {
  const status = async (name: string) => {
    const { server } = await activated();
    const found = await server.request<PolicyStatus | null>("sentry/status", { uri: file(name).toString() });
    ok(found, `${name} has no status`);
    return found;
  };

  it("names rules, tiers and fail mode, and the sample events in use", async () => {
    const found = await status("failing.acl");
    equal(statusTexts(found).text, `2+${found.builtinRules} rules · L1 · fail closed`);
    equal(statusTexts(found).warning, undefined);
    equal(found.eventsFiles, [file("failing.events.ndjson").toString()]);
  });

  it("warns where every escalation is allowed", async () => {
    ok(statusTexts(await status("open.acl")).warning?.includes("allowed"), "there is no warning");
  });

  it("of a broken policy says that it judges nothing", async () => {
    equal(statusTexts(await status("broken.acl")).text, "policy with errors");
  });
});
