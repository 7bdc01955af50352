import { readFileSync } from "node:fs";
import { join } from "node:path";
import { analyzePolicy, eventsFileFindings, parseEventsFile } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";
import { root } from "../support/repository.js";
import { readDocuments } from "./documents.js";
import { type Fence, parseFences } from "./fence.js";

/** What becomes of a block of each language; a language that is not here fails. */
const checks: Readonly<Record<string, (fence: Fence) => void>> = {
  acl: checkPolicy,
  json: ({ text }) => void JSON.parse(text),
  ndjson: ({ text, words }) => {
    // The two sides of a page are for the test of the diagnostics' pages.
    if (words.includes("avoid") || words.includes("prefer")) return;
    if (words.includes("events")) return void expect(eventsFileFindings(parseEventsFile(text))).toEqual([]);
    for (const line of text.trimEnd().split("\n")) JSON.parse(line);
  },
  sh: checkShellCommands,
  // Run by console.test.ts and typescript.test.ts.
  console: () => {},
  ts: () => {},
  // For readers alone: drawings, grammars, and what a program prints.
  "": () => {},
  text: () => {},
  ebnf: () => {},
};

describe.each(readDocuments().filter(({ fences }) => fences.length > 0))("$file", ({ fences }) => {
  it.each(fences)("line $line, $language $words", (fence) => {
    const check = checks[fence.language];
    if (check === undefined) throw new Error(`no code block of language "${fence.language}" is known`);
    check(fence);
  });
});

/**
 * A policy in a document is accepted. `acl invalid` is not, which is its point; `acl avoid` shows what a diagnostic finds,
 * and that it finds it is for the test of the diagnostics' pages.
 */
function checkPolicy({ text, words }: Fence): void {
  if (words.includes("avoid")) return;
  const { accepted, diagnostics } = analyzePolicy(text);
  const errors = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => `${code} ${message}`);
  if (words.includes("invalid")) expect(accepted).toBe(false);
  else expect(errors).toEqual([]);
}

const shellCommands = [
  /^git clone \S+( \S+)?$/,
  /^git (add|commit|push|switch|tag)\b/,
  /^cd \S+$/,
  /^npm (install|i|ci)( (-D|--save-dev|-g|--global))*( @a3s\/[a-z0-9-]+)*$/,
  /^(UPDATE_DOCS=1 )?npm (test|run [a-z:]+)( .*)?$/,
  /^(UPDATE_DOCS=1 )?npx (vitest|biome|tsc|sentry)( .*)?$/,
];

/** Commands that a reader types and a test cannot: each has a known form, and a script that it names exists. */
function checkShellCommands({ text }: Fence): void {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const lines = text.split("\n").map((line) => line.replace(/(^|\s+)#.*$/, "").trim());
  for (const line of lines.filter((line) => line !== "")) {
    const isKnown = shellCommands.some((form) => form.test(line));
    expect(isKnown, line).toBe(true);
    const script = /\bnpm (?:run )?([a-z:]+)/.exec(line)?.[1] ?? "test";
    if (!/^(install|i|ci)$/.test(script)) expect(Object.keys(scripts)).toContain(script);
  }
}

describe("a fence", () => {
  it("has a language, words and a text without its margin", () => {
    const markdown = ["a", "```acl avoid now", "x = 1", "```", "- b", "  ~~~~", "  ```", "   y", "  ~~~~", ""].join(
      "\n",
    );
    expect(parseFences(markdown)).toEqual([
      { language: "acl", words: ["avoid", "now"], text: "x = 1\n", line: 2 },
      { language: "", words: [], text: "```\n y\n", line: 6 },
    ]);
  });
});
