import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Diagnostic, toPlain } from "@a3s/acl-grammar";
import { analyzePolicy, checkPolicy, diagnosticCodes, finishAnalysis } from "@a3s/sentry-core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CodeAction } from "../../src/features/code-actions/code-action.js";
import { codeActions } from "../../src/features/code-actions/code-actions.js";
import { fixAll } from "../../src/features/code-actions/fix-all.js";
import { applyEdits } from "../support/apply-edits.js";
import { mutatedPolicy } from "../support/mutated-policy.js";
import { readCursor, snapshotOf } from "../support/read-cursor.js";

/** The actions at the mark: their titles, and what the document becomes by one of them. */
function check(marked: string) {
  const { snapshot, offset } = readCursor(marked);
  const actions = codeActions(snapshot, { start: offset, end: offset });
  const find = (title: string) => {
    const action = actions.find((candidate) => candidate.title === title);
    if (action === undefined)
      throw new Error(`no "${title}" among ${actions.map((candidate) => candidate.title).join(", ")}`);
    return action;
  };
  return {
    actions,
    titles: (kind: CodeAction["kind"]) => actions.filter((action) => action.kind === kind).map(({ title }) => title),
    find,
    apply: (title: string) => applyEdits(snapshot.text, find(title).edits),
  };
}

function countOf(diagnostics: readonly Diagnostic[], code: string): number {
  return diagnostics.filter((diagnostic) => diagnostic.code === code).length;
}

/** The finding of an action is gone afterwards, and there are no more errors than before. */
function expectToHelp(text: string, action: CodeAction): void {
  const before = analyzePolicy(text).diagnostics;
  const after = analyzePolicy(applyEdits(text, action.edits)).diagnostics;
  const code = action.diagnostic?.code ?? "";
  const said = `"${action.title}" for ${code} in\n${text}\ngives\n${applyEdits(text, action.edits)}`;
  if (code !== "") expect(countOf(after, code), said).toBeLessThan(countOf(before, code));
  // While a document cannot be read, nothing is said about what is missing in it.
  const isSyntax = action.diagnostic?.severity === "error" && /^acl[.](?:lex|parse)[.]/u.test(code);
  const errors = (list: readonly Diagnostic[]) =>
    list.filter(
      ({ severity, code: other }) => severity === "error" && (!isSyntax || /^acl[.](?:lex|parse)[.]/u.test(other)),
    );
  expect(errors(after).length, said).toBeLessThanOrEqual(errors(before).length);
}

function actionsEverywhere(text: string): readonly CodeAction[] {
  return codeActions(snapshotOf(text), { start: 0, end: text.length });
}

describe("quick fixes", () => {
  test("rename to what was meant", () => {
    expect(check("fail_<|>close = true").apply("Rename to fail_closed")).toBe("fail_closed = true");
  });

  test("all fixes of a finding, none preferred where there is a choice", () => {
    const { actions } = check("dry_run = true\ndry_<|>run = false\nfail_closed = true");
    const fixes = actions.filter(({ kind }) => kind === "quick-fix");
    expect(fixes).toHaveLength(2);
    expect(fixes.every(({ isPreferred }) => isPreferred === undefined)).toBe(true);
  });
});

test("explain opens no edit", () => {
  expect(check("fail_<|>close = true").find("Explain acl.schema.unknown_attribute").edits).toEqual([]);
});

describe("ignore here", () => {
  test("leaves a byte order mark at the start", () => {
    const { apply } = check("\uFEFFde<|>ny {}\n");
    expect(apply("Ignore sentry.deny.empty_block here")).toBe(
      "\uFEFF# sentry-ignore sentry.deny.empty_block: \ndeny {}\n",
    );
  });

  test("above the attribute", () => {
    const { apply, find } = check('deny {\n  egress = "<|>relative"\n}\n');
    expect(apply("Ignore sentry.deny.relative_path here")).toBe(
      'deny {\n  # sentry-ignore sentry.deny.relative_path: \n  egress = "relative"\n}\n',
    );
    expect(find("Ignore sentry.deny.relative_path here").caret).toBe(52);
  });

  test("above the block that stands on one line", () => {
    expect(check('deny { egress = "<|>relative" }').apply("Ignore sentry.deny.relative_path here")).toBe(
      '# sentry-ignore sentry.deny.relative_path: \ndeny { egress = "relative" }',
    );
  });

  test("above the item of a list, with the line ends of the file", () => {
    const text =
      'rules = [\r\n  { name = "My <|>Rule", on = "Dns", match = "x", verdict = "block", severity = "low", reason = "y" },\r\n]';
    expect(check(text).apply("Ignore sentry.rule.name_style here")).toContain(
      "[\r\n  # sentry-ignore sentry.rule.name_style: \r\n  { name",
    );
  });

  test("at the end of the line where another item begins it", () => {
    expect(
      check('dry_run = false deny { egress = "<|>relative" }').apply("Ignore sentry.deny.relative_path here"),
    ).toBe('dry_run = false deny { egress = "relative" } # sentry-ignore sentry.deny.relative_path: ');
  });

  test("at the top for what is about the whole document", () => {
    expect(check("<|># site\ndry_run = false\n").apply("Ignore sentry.fail_open here")).toBe(
      "# sentry-ignore sentry.fail_open: \n# site\ndry_run = false\n",
    );
  });

  test("what only a proof finds", () => {
    const rule = (name: string) =>
      `rule "${name}" {\n  on = "Dns"\n  match = "x${name}?"\n  verdict = "block"\n  severity = "low"\n  reason = "y"\n}\n`;
    const text = `fail_closed = true\n${rule("a")}${rule("b")}`;
    const proved = (source: string) => finishAnalysis(checkPolicy(source)).diagnostics;
    const finding = proved(text).find(({ code }) => code === "sentry.rule.unreachable");
    const actions = codeActions(snapshotOf(text), finding?.range ?? { start: 0, end: 0 }, proved(text));
    const ignore = actions.find(({ title }) => title === "Ignore sentry.rule.unreachable here");
    const codes = proved(applyEdits(text, ignore?.edits ?? [])).map(({ code }) => code);
    expect(codes).toEqual(["sentry.ignore.no_reason"]);
  });

  test("no errors, and not the findings about such comments", () => {
    expect(check("fail_<|>close = true").titles("ignore")).toEqual([]);
    expect(check("# sentry-<|>ignore nothing: why").titles("ignore")).toEqual([]);
  });
});

describe("rewriting", () => {
  const list =
    'rules = [\n  { name = "a", on = "Dns", match = "x", verdict = "block", severity = "low", reason = "y" },\n]\n';

  test("a list of rules as blocks and back", () => {
    const blocks = check(list.replace("rules", "ru<|>les")).apply('Convert to rule "name" { … } blocks');
    expect(analyzePolicy(blocks).policy.rules.map(({ name }) => name)).toEqual(["a"]);
    const again = check(blocks.replace("rule ", "ru<|>le ")).apply("Convert to rules = [ … ]");
    expect(analyzePolicy(again).policy.rules.map(({ name }) => name)).toEqual(["a"]);
    expect(again).toContain("rules = [");
  });

  test("a string in raw form and back", () => {
    expect(check('mask { a = "\\\\b<|>\\"x" }').apply("Convert to a raw string in single quotes")).toBe(
      "mask { a = '\\b\"x' }",
    );
    expect(check("mask { a = '\\b<|>\"x' }").apply("Convert to a string in double quotes")).toBe(
      'mask { a = "\\\\b\\"x" }',
    );
  });

  test("not where single quotes cannot hold the text", () => {
    expect(check('mask { a = "x<|>\\n" }').titles("rewrite")).toEqual([]);
    expect(check('mask { a = "x<|>\\\\" }').titles("rewrite")).toEqual([]);
  });

  test("a key into the environment, without showing it", () => {
    const { find, apply } = check('llm {\n  url = concat("http://", env("LLM_KEY"))\n  key = "sk-<|>secret"\n}');
    const title = "Read the key from the environment variable LLM_KEY_2";
    expect(apply(title)).toContain('key = env("LLM_KEY_2")');
    expect(find(title).note).toContain("export LLM_KEY_2=");
    expect(JSON.stringify({ ...find(title), edits: [] })).not.toContain("secret");
    expect(check('llm {\n  key = env("A<|>")\n}').titles("rewrite")).not.toContain(title);
  });
});

describe("fix all", () => {
  test.each([
    ["fail_closed == true;\nrules = [1 2]\nmodel = (1)", "fail_closed = true\nrules = [1, 2]\nmodel = 1"],
    ['rule "r" {\n  match = "(a|\n}\n', 'rule "r" {\n  match = "(a|\n}\n'],
    ['deny {\n  egress = "e"\n\nfail_closed = true\n', 'deny {\n  egress = "e"\n\nfail_closed = true\n'],
    ["fail_close = true", "fail_close = true"],
  ])("%j", (text, expected) => {
    expect(applyEdits(text, fixAll(snapshotOf(text)))).toBe(expected);
  });

  test("changes nothing that the policy says", () => {
    fc.assert(
      fc.property(mutatedPolicy, (text) => {
        const before = analyzePolicy(text);
        const after = analyzePolicy(applyEdits(text, fixAll(snapshotOf(text))));
        expect(toPlain(after.parsed.document)).toEqual(toPlain(before.parsed.document));
        if (before.accepted) expect(after.accepted).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

const fixtures = fileURLToPath(new URL("../../../core/test/fixtures/policy", import.meta.url));
const policies = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".acl"))
  .map((path) => [path, readFileSync(join(fixtures, path), "utf8")] as const);

test.each(policies)("every edit helps in %s", (_, text) => {
  for (const action of actionsEverywhere(text)) if (action.kind !== "explain") expectToHelp(text, action);
});

test("edits of any mutated document lie in it, and every edit helps", () => {
  fc.assert(
    fc.property(mutatedPolicy, (text) => {
      for (const action of actionsEverywhere(text)) {
        applyEdits(text, action.edits);
        if (action.kind === "ignore") expectToHelp(text, action);
      }
    }),
    { numRuns: 40 },
  );
});

test("every code has a page to explain it", () => {
  expect(Object.keys(diagnosticCodes).length).toBeGreaterThan(100);
});
