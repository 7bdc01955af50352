import { diagnosticCodes } from "@a3s/sentry-core";
import { expect, test } from "vitest";
import { diagnosticsIndex } from "./diagnostics-index.js";

test("the list of diagnostics says what their tables say", async () => {
  const index = diagnosticsIndex(diagnosticCodes);
  for (const code of Object.keys(diagnosticCodes)) expect(index).toContain(`\`${code}\``);
  await expect(index).toMatchFileSnapshot("../../docs/diagnostics/README.md");
});
