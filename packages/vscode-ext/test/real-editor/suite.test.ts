import { describe, it } from "vitest";
import { buildExtension, buildSuites } from "../../scripts/build.mjs";
import { installTools } from "./install/install-tools.js";
import { runSuite } from "./run-suite.js";

const tools = await installTools();

if ("missing" in tools) {
  const notice = `THE TESTS IN A REAL VS CODE WERE SKIPPED: ${tools.missing}`;
  console.error(`\n${"!".repeat(80)}\n${notice}\n${"!".repeat(80)}\n`);
  it("runs in a real editor", ({ skip }) => skip(notice));
} else {
  await buildExtension();
  await buildSuites();
  for (const host of ["node", "web"] as const) {
    describe(`in the ${host} extension host`, async () => {
      for (const { title, error } of await runSuite({ tools, host })) {
        it(title, () => {
          if (error !== undefined) throw new Error(error);
        });
      }
    });
  }
}
