import { parseAcl } from "@a3s/acl-grammar";
import { describe, expect, test } from "vitest";
import { analyzePolicy } from "../../src/policy/analyze-policy.js";
import { convertRulesToBlocks } from "../../src/policy/convert-rules-to-blocks.js";
import { convertRulesToList } from "../../src/policy/convert-rules-to-list.js";
import { effectiveConfig } from "../../src/policy/effective-config.js";
import { rule, rules } from "./check.js";
import { applyEdits } from "./expect-fixes-to-help.js";

const documents = [
  rules(),
  rule(),
  rule() + rule({ match: '"y"' }, "r2"),
  `# a\n${rule()}\n# b\n${rule({ match: '"y"' }, '"r2"').trimEnd()} # c\n`,
  'rule "a" { on = "Dns" match = "x", verdict = "block" severity = "low" reason = "r" }\ndry_run = true\n',
  `rules = [
  # first
  {
    name = "a" # the name
    on = "Dns"
    match = 'x'
    verdict = "block"
    severity = "low"
    reason = "r"
  }, # behind
  # second
  { name = "b", on = "Dns", match = "y", verdict = "allow", severity = "low", reason = "r", },
]
dry_run = true
`,
  'rules = [{ name = "a", on = "Dns", match = "x", verdict = "block", severity = "low", reason = "r" }, { on = "Dns", match = "y", verdict = "block", severity = "low", reason = "r", name = "b" }]',
];

describe.each([
  ["a list", convertRulesToList],
  ["blocks", convertRulesToBlocks],
])("as %s", (_, convert) => {
  test.each(documents)("the same rules and comments: %#", (text) => {
    const edits = convert(parseAcl(text).document, text);
    if (edits === undefined) return;
    const converted = applyEdits(text, edits);
    const analysis = analyzePolicy(converted);
    expect(
      analysis.diagnostics.filter(({ severity }) => severity === "error"),
      converted,
    ).toEqual([]);
    expect(effectiveConfig(analysis.policy)).toEqual(effectiveConfig(analyzePolicy(text).policy));
    expect(analysis.policy.rules.map(bare)).toEqual(analyzePolicy(text).policy.rules.map(bare));
    expect(commentsOf(converted)).toEqual(commentsOf(text));
  });
});

test("there and back again", () => {
  const text = rule() + rule({ match: '"y"' }, '"r2"');
  const list = applyEdits(text, convertRulesToList(parseAcl(text).document, text) ?? []);
  const blocks = applyEdits(list, convertRulesToBlocks(parseAcl(list).document, list) ?? []);
  expect(analyzePolicy(blocks).policy.rules.map(bare)).toEqual(analyzePolicy(text).policy.rules.map(bare));
  expect(list).toContain("rules = [");
  expect(blocks).not.toContain("rules = [");
});

test.each(["rules = []", 'rules = [{ "name" = "a" }]', "rules = [4]", "rules = { }", `${rule()}rules = []`])(
  "%s stays as it is",
  (text) => {
    expect(convertRulesToBlocks(parseAcl(text).document, text)).toBeUndefined();
    expect(convertRulesToList(parseAcl(text).document, text)).toBeUndefined();
  },
);

function bare({
  range: _,
  nameRange: __,
  regex: ___,
  ...rest
}: ReturnType<typeof analyzePolicy>["policy"]["rules"][number]) {
  return rest;
}

function commentsOf(text: string): readonly string[] {
  return text.match(/#.*$/gmu) ?? [];
}
