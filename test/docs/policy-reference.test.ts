import { policySchema } from "@a3s/sentry-core";
import { expect, test } from "vitest";
import { policyReference } from "./policy-reference.js";

test("the reference of settings says what the table says", async () => {
  await expect(policyReference(policySchema)).toMatchFileSnapshot("../../docs/policy.md");
});
