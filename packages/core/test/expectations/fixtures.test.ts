import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LineIndex } from "@a3s/acl-grammar";
import { expect, test } from "vitest";
import { finishAnalysis } from "../../src/analysis/analysis-run.js";
import { dryJudgeOf } from "../../src/dry-run/dry-judge.js";
import { parseEventsFile } from "../../src/expectations/events-file.js";
import { runExpectations } from "../../src/expectations/run-expectations.js";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";
import { fixtures } from "../policy/fixtures.js";

interface Expected {
  readonly code: string;
  readonly in: "policy" | "events";
  readonly line: number;
  readonly character: number;
}

const folder = new URL("../fixtures/policy/expectations/", import.meta.url);

test.each(fixtures<Expected>("expectations"))("$name", ({ name, source, expected }) => {
  const { policy, parsed } = analyzePolicy(source);
  const file = parseEventsFile(readFileSync(fileURLToPath(new URL(`${name}.events.ndjson`, folder)), "utf8"));
  const report = finishAnalysis(runExpectations(dryJudgeOf(policy), [{ name, file }]));
  const findings = expected.in === "policy" ? report.policyFindings : report.eventsFindings[0]?.findings;
  const lines = new LineIndex(expected.in === "policy" ? parsed.text : file.text);
  const placed = findings?.map(({ code, range }) => ({ code, in: expected.in, ...lines.positionAt(range.start) }));
  expect(placed).toEqual([expected]);
});
