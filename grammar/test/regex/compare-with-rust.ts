import { RRegex } from "rregex";
import { expect } from "vitest";
import { type ParsedRegex, parseRegex, type RegexTreeNode, walkRegex } from "../../src/regex/index.js";
import { printRegex } from "./print-regex.js";
import { rustVerdict } from "./rust-regex.js";

/**
 * Expects of a pattern that the Rust crate accepts exactly what we accept, and that our tree, spelt out, means to the crate
 * what the pattern means to it. A pattern that is too large for us is not compared.
 */
export function compareWithRust(pattern: string): ParsedRegex {
  const parsed = parseRegex(pattern);
  expect(parsed.tree === undefined).toBe(parsed.problems.length > 0);
  for (const { range } of parsed.problems) {
    expect(range.start, pattern).toBeLessThanOrEqual(range.end);
    expect(range.end, pattern).toBeLessThanOrEqual(pattern.length);
  }
  if (parsed.problems.some(({ kind }) => kind === "size")) return parsed;
  const rust = rustVerdict(pattern);
  const ours = parsed.problems.map(({ message }) => message).join();
  expect(parsed.tree !== undefined, `${JSON.stringify(pattern)}: ${ours || rust.message}`).toBe(rust.accepted);
  if (parsed.tree === undefined) return parsed;
  expectNestedRanges(parsed);
  expect(meaning(printRegex(parsed.tree)), pattern).toEqual(meaning(pattern));
  return parsed;
}

/** The crate's own intermediate representation. */
function meaning(pattern: string): string {
  const regex = new RRegex(pattern);
  const text = JSON.stringify(regex.syntax());
  regex.free();
  return text;
}

/** Every node lies within the pattern, and its children within it, one behind the other. */
function expectNestedRanges({ tree, pattern }: ParsedRegex): void {
  if (tree === undefined) return;
  const open: RegexTreeNode["range"][] = [{ start: 0, end: pattern.length }];
  let before: RegexTreeNode | undefined;
  walkRegex(tree, (node) => {
    const { start, end } = node.range;
    while (open.length > 1 && !within(node.range, open.at(-1) as RegexTreeNode["range"])) open.pop();
    const isNested = within(node.range, open.at(-1) as RegexTreeNode["range"]) && start <= end;
    if (!isNested) expect.fail(`${pattern}: ${node.kind} at ${start}-${end} is out of place`);
    const goesBack = before !== undefined && start < before.range.start;
    if (goesBack) expect.fail(`${pattern}: ${node.kind} at ${start} comes after ${before?.kind}`);
    before = node;
    open.push(node.range);
  });
}

function within(inner: RegexTreeNode["range"], outer: RegexTreeNode["range"]): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
