import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { countTests } from "../../scripts/workspace/test.mjs";
import { root } from "../support/repository.js";
import { run } from "../support/run.js";
import { slowTests } from "../support/slow-tests-first.js";

const script = join(root, "scripts/workspace.mjs");

it("says on an old Node what it needs", async () => {
  const pretend = `Object.defineProperty(process.versions, "node", { value: "20.18.3" }); await import(${JSON.stringify(script)})`;
  const { code, output } = await run(process.execPath, ["--input-type=module", "-e", pretend]);
  expect({ code, output }).toEqual({
    code: 1,
    output: "This repository needs Node 20.19 or later; this is Node 20.18.3.\n",
  });
});

it.each([[[]], [["toString"]], [["nonsense"]]])("lists the commands for %j", async (args) => {
  const { code, output } = await run(process.execPath, [script, ...args]);
  expect(code).toBe(2);
  expect(output).toContain("npm run setup");
});

it("starts test files first that are there", () => {
  expect(slowTests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

describe("the count of the tests", () => {
  const file = (status: string, ...statuses: string[]) => ({
    status,
    assertionResults: statuses.map((status) => ({ status })),
  });

  it.each([
    ["all passed", [file("passed", "passed", "passed")], 0, { passed: 2, failed: 0, skipped: 0 }],
    ["one failed", [file("failed", "passed", "failed")], 1, { passed: 1, failed: 1, skipped: 0 }],
    ["a file that does not load", [file("passed", "passed"), file("failed")], 1, { passed: 1, failed: 1, skipped: 0 }],
    ["an error outside of the tests", [file("passed", "passed")], 1, { passed: 1, failed: 1, skipped: 0 }],
    ["one left out", [file("passed", "passed", "skipped")], 0, { passed: 1, failed: 0, skipped: 1 }],
    ["no tests", [], 0, { passed: 0, failed: 1, skipped: 0 }],
  ])("%s", (_, testResults, code, counts) => {
    expect(countTests({ testResults }, code)).toEqual(counts);
  });
});
