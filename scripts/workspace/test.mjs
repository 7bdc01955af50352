import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { root, run, StepFailed, toolCommand } from "./processes.mjs";

const report = join(root, "node_modules/.cache/sentry/tests.json");

/**
 * Runs the tests and ends with `N passed, N failed` on a line of its own, whatever goes wrong on the way. Where tests were
 * left out, because this machine has no editor to run them in, the line goes on with `, N skipped`.
 *
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function test(args) {
  const counts = await runTests(args).catch((error) => {
    console.error(error instanceof StepFailed ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
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
  return countTests(JSON.parse(readFileSync(report, "utf8")), code);
}

/**
 * Counts what vitest reports. A file that could not be loaded has no tests in the report; it counts as one that failed.
 * So does a run without tests, and one that vitest calls failed for what happened outside of any test.
 *
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @param {number} code The exit code of vitest.
 */
export function countTests({ testResults }, code) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const { status, assertionResults } of testResults) {
    const failures = assertionResults.filter((result) => result.status === "failed").length;
    passed += assertionResults.filter((result) => result.status === "passed").length;
    skipped += assertionResults.filter((result) => result.status === "skipped" || result.status === "pending").length;
    failed += status === "failed" ? Math.max(failures, 1) : failures;
  }
  const sound = failed > 0 || (code === 0 && passed > 0);
  return { passed, failed: sound ? failed : 1, skipped };
}
