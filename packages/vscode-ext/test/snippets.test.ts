import { readFileSync } from "node:fs";
import { join } from "node:path";
import { analyzePolicy } from "@a3s/sentry-core";
import { describe, expect, it } from "vitest";
import { root } from "../../../test/support/repository.js";
import { policyTemplates } from "../src/commands/policy-templates.js";

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
}

const snippets: Record<string, Snippet> = JSON.parse(
  readFileSync(join(root, "packages/vscode-ext/snippets/acl.json"), "utf8"),
);

/** What a snippet inserts when every place keeps its first proposal. */
function inserted({ body }: Snippet): string {
  const first = new Map<string, string>();
  const text = body.join("\n");
  for (const [, number = "", value = ""] of text.matchAll(/\$\{(\d+)[:|]((?:[^{}\\,]|\\.)*)[^}]*\}/g))
    first.set(number, value);
  return text
    .replace(/\$\{(\d+)(?:[:|][^{}]*)?\}|\$0/g, (_, number: string | undefined) => first.get(number ?? "") ?? "")
    .replace(/\\([\\$}])/g, "$1");
}

const rule = `rule "after" {
  on = "ToolExec"
  match = "^nc "
  verdict = "block"
  severity = "high"
  reason = "nc is not used here"
}
`;

/** The messages of what is wrong with a policy; notes about style are not of interest to somebody who begins. */
function problems(text: string): string[] {
  const { diagnostics } = analyzePolicy(text);
  return diagnostics.filter(({ severity }) => severity === "error" || severity === "warning").map(({ code }) => code);
}

describe("a snippet", () => {
  it.each(Object.entries(snippets))("%s is a sound piece of a policy", (name, snippet) => {
    const text = inserted(snippet);
    const whole = name === "Expectation" ? text + rule : text;
    expect(problems(whole), whole).toEqual([]);
  });

  it("has a prefix of its own", () => {
    const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});

it.each(policyTemplates)("the template $id is accepted without a warning", ({ text }) => {
  expect(problems(text)).toEqual([]);
});
