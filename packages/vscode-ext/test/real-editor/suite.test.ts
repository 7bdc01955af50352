import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, it } from "vitest";
import { buildSuites } from "../../scripts/build.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { clickThrough } from "./click-through.js";
import { installTools } from "./install/install-tools.js";
import { runSuite } from "./run-suite.js";
import type { TestResult } from "./suite-result.js";

const tools = await installTools();

if ("missing" in tools) {
  const notice = `THE TESTS IN A REAL VS CODE WERE SKIPPED: ${tools.missing}`;
  console.error(`\n${"!".repeat(80)}\n${notice}\n${"!".repeat(80)}\n`);
  it("runs in a real editor", ({ skip }) => skip(notice));
} else {
  const temporary = mkdtempSync(join(tmpdir(), "sentry-vsix-"));
  afterAll(() => rmSync(temporary, { recursive: true, force: true }));
  const vsix = await packageExtension(join(temporary, "sentry-acl.vsix"));
  await buildSuites();
  const pictures = process.env.SENTRY_PICTURES;
  for (const host of ["node", "web"] as const) {
    describe(`in the ${host} extension host`, async () => declare(await runSuite({ tools, host })));
    describe(`clicked through in the ${host} extension host`, async () =>
      declare(
        await clickThrough({ tools, host, vsix, ...(host === "node" && pictures !== undefined && { pictures }) }),
      ));
  }
}

/** What ran already becomes the tests of this file, so that each is counted. */
function declare(results: readonly TestResult[]): void {
  for (const { title, error } of results) {
    it(title, () => {
      if (error !== undefined) throw new Error(error);
    });
  }
}
