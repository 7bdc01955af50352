import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { root, run, StepFailed, toolCommand } from "./processes.mjs";

const report = join(root, "node_modules/.cache/sentry/tests.json");

/**
 * Runs the tests and ends with `N passed, N failed` on a line of its own, whatever goes wrong on the way.
 *
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function test(args) {
  const counts = await runTests(args).catch((error) => {
    console.error(error instanceof StepFailed ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
}

/**
 * @param {string[]} args
 */
async function runTests(args) {
  await ensureInstalled();
  await build();
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run(toolCommand("vitest", ["run", ...reporters, ...args]));
  if (!existsSync(report)) throw new StepFailed(`vitest ended with ${code} and without a report.`);
  const counts = readCounts();
  // A run without tests, or one that vitest itself calls failed for what happened outside of any test, is a failure.
  const sound = counts.failed > 0 || (code === 0 && counts.passed > 0);
  return sound ? counts : { ...counts, failed: 1 };
}

/** A file that could not be loaded has no tests in the report; it counts as one that failed. */
function readCounts() {
  /** @type {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of testResults) {
    const failures = assertionResults.filter((result) => result.status === "failed").length;
    passed += assertionResults.filter((result) => result.status === "passed").length;
    failed += status === "failed" ? Math.max(failures, 1) : failures;
  }
  return { passed, failed };
}
