import fc from "fast-check";
import { expect, test } from "vitest";
import { documentSymbols, type PolicySymbol } from "../../src/features/document-symbols.js";
import { workspaceSymbols } from "../../src/features/workspace-symbols.js";
import { mutatedPolicy, richPolicy } from "../support/mutated-policy.js";
import { snapshotOf } from "../support/read-cursor.js";

function check(text: string): readonly string[] {
  const lines: string[] = [];
  const visit = (symbols: readonly PolicySymbol[], depth: number) => {
    for (const { name, kind, detail, range, nameRange, children } of symbols) {
      expect(name).not.toBe("");
      expect(range.start).toBeLessThanOrEqual(nameRange.start);
      expect(range.end).toBeGreaterThanOrEqual(nameRange.end);
      expect(range.end).toBeLessThanOrEqual(text.length);
      lines.push(`${"  ".repeat(depth)}${kind} ${name}${detail === "" ? "" : ` (${detail})`}`);
      visit(children, depth + 1);
    }
  };
  visit(documentSymbols(snapshotOf(text)), 0);
  return lines;
}

test("the outline of a policy", () => {
  expect(check(richPolicy)).toEqual([
    "attribute fail_closed (true)",
    "attribute speculate",
    "block llm",
    "  attribute url",
    "  attribute key",
    "  attribute timeout_s (30)",
    "block deny",
    "  attribute egress",
    "  attribute file",
    "  attribute exec",
    "rule no-netcat (ToolExec, block)",
    "list rules",
    "  rule b (Dns, allow)",
    "  rule c (Egress, escalate)",
    "block mask",
    "  attribute employee",
    "assertion claim (ToolExec, block)",
  ]);
});

test("of a broken one", () => {
  expect(check('rule "" {\n  on = "Dns"\nfail_clo\nrules = [{ name = "a", verdict = "bl\n]')).toEqual([
    "rule rule (Dns)",
    "list rules",
    "  rule a",
  ]);
});

test("symbols of the workspace are narrowed by what is typed", () => {
  const snapshots = [snapshotOf(richPolicy, "file:///a.acl"), snapshotOf('rule "net" {}', "file:///b.acl")];
  const found = (query: string) => workspaceSymbols(snapshots, query).map(({ uri, name }) => `${uri} ${name}`);
  expect(found("NET")).toEqual(["file:///a.acl no-netcat", "file:///b.acl net"]);
  expect(found("nnc")).toEqual(["file:///a.acl no-netcat"]);
  expect(found("")).toHaveLength(9);
});

test("any mutated document has an outline", () => {
  fc.assert(
    fc.property(mutatedPolicy, (text) => void check(text)),
    { numRuns: 200 },
  );
});
