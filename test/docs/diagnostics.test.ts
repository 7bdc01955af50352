import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "@a3s/acl-grammar";
import {
  type AnalyzeOptions,
  analyzePolicy,
  checkPolicy,
  diagnosticCodes,
  dryJudgeOf,
  finishAnalysis,
  PolicyError,
  parseEventsFile,
  runExpectations,
  Sentry,
} from "@a3s/sentry-core";
import { describe, expect, test } from "vitest";
import { type Fence, parseFences } from "./fence.js";

const folder = fileURLToPath(new URL("../../docs/diagnostics", import.meta.url));
const pages = readdirSync(folder).filter((file) => /^[a-z].*\.md$/u.test(file));
const examplePolicy = readFileSync(fileURLToPath(new URL("../../examples/sentry.acl", import.meta.url)), "utf8");
const sections = ["What it finds", "Avoid", "Prefer", "Why", "What it does not find"];

test("every code has a page, and every page a code", () => {
  expect(pages.map((page) => page.slice(0, -".md".length)).sort()).toEqual(Object.keys(diagnosticCodes).sort());
});

describe.each(pages)("%s", (page) => {
  const code = page.slice(0, -".md".length);
  const markdown = readFileSync(`${folder}/${page}`, "utf8");
  const fences = parseFences(markdown);

  test("has the fixed sections", () => {
    const [title, ...headings] = markdown.replace(/^```[\s\S]*?^```/gmu, "").match(/^##? .*$/gmu) ?? [];
    expect(title).toBe(`# ${code}`);
    expect(headings).toEqual(sections.map((section) => `## ${section}`));
    expect(fences.map(({ words }) => words[0])).toEqual(["avoid", "prefer"]);
  });

  test.each(fences.filter(({ words }) => words[0] === "avoid" && !words.includes("unreachable")))(
    "what to avoid is reported (line $line)",
    (fence) => expect(reportedCodes(fence)).toContain(code),
  );

  test.each(fences.filter(({ words }) => words[0] === "prefer"))("what to prefer is not (line $line)", (fence) => {
    expect(reportedCodes(fence)).not.toContain(code);
  });
});

/** The codes of all findings, under the conditions that the words of the fence ask for. */
function reportedCodes(fence: Fence): readonly string[] {
  const { diagnostics } = analyze(fence);
  return diagnostics.map((diagnostic) => diagnostic.code);
}

function analyze(fence: Fence): { readonly diagnostics: readonly Diagnostic[] } {
  if (fence.language === "ndjson") return { diagnostics: tryExpectations(examplePolicy, fence.text) };
  if (fence.words.includes("expectations")) return { diagnostics: tryExpectations(fence.text, "") };
  if (fence.words.includes("load")) return load(fence);
  const [source, options] = [sourceOf(fence), optionsOf(fence)];
  return fence.words.includes("proofs") ? finishAnalysis(checkPolicy(source, options)) : analyzePolicy(source, options);
}

/** What is found when a policy is tried with an events file: about the policy's own expectations, and about the file. */
function tryExpectations(policyText: string, eventsText: string): readonly Diagnostic[] {
  const { policy } = analyzePolicy(policyText);
  const files = [{ name: "page", file: parseEventsFile(eventsText) }];
  const report = finishAnalysis(runExpectations(dryJudgeOf(policy), files));
  return [...report.policyFindings, ...report.eventsFindings.flatMap(({ findings }) => findings)];
}

/** Builds a judge where no environment variable is set. */
function load({ text, words }: Fence): Pick<Sentry | PolicyError, "diagnostics"> {
  try {
    return Sentry.create(`${text}\n`, { env: {}, rulesOnly: words.includes("rules_only") });
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
}

function optionsOf({ words }: Fence): AnalyzeOptions {
  const limits = Object.fromEntries(
    words.flatMap((word) => {
      const [, name, value] = /^max_([a-z_]+)=(\d+)$/u.exec(word) ?? [];
      return name === undefined
        ? []
        : [[name.replace(/_(.)/gu, (_, letter: string) => letter.toUpperCase()), Number(value)]];
    }),
  );
  return { limits, ...(words.includes("portability") ? { portability: ["hcl-rs"] as const } : {}) };
}

/** The text of a fence, its symbols replaced by what they stand for; bytes only where it names any. */
function sourceOf({ text, words }: Fence): string | Uint8Array {
  if (!words.includes("symbols")) return text;
  const plain = text.replace(/⟨([0-9A-F]{2,6})⟩/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  if (!plain.includes("⟨byte ")) return plain;
  const parts = plain.split(/⟨byte ([0-9A-F]{2})⟩/u);
  return Buffer.concat(parts.map((part, index) => (index % 2 === 1 ? Buffer.from(part, "hex") : Buffer.from(part))));
}
