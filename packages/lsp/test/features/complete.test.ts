import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { complete } from "../../src/features/completion/complete.js";
import type { CompletionContext } from "../../src/features/completion/completion-context.js";
import { plainInsertText, snippetInsertText } from "../../src/features/completion/completion-item.js";
import { applyEdits } from "../support/apply-edits.js";
import { mutatedPolicy } from "../support/mutated-policy.js";
import { readCursor } from "../support/read-cursor.js";

const context: CompletionContext = {
  variables: ["LLM_KEY", "not a name"],
  listFolder: async (folder) =>
    folder === "/run/"
      ? [
          { name: "sentry", isFolder: true },
          { name: "egress.deny", isFolder: false },
        ]
      : [],
};

/** Completes at the mark: the labels, and what the document becomes when one of them is accepted. */
async function check(marked: string) {
  const { snapshot, offset } = readCursor(marked);
  const reportedCodes = async () => snapshot.analysis.diagnostics.map(({ code }) => code);
  const items = await complete(snapshot, offset, { ...context, reportedCodes });
  const { text } = snapshot;
  for (const { range, insert } of items) {
    expect(range.start).toBeLessThanOrEqual(offset);
    expect(range.end).toBeGreaterThanOrEqual(offset);
    expect(text.slice(range.start, range.end)).not.toMatch(/[\r\n]/u);
    expect(snippetInsertText(insert)).not.toBe("");
  }
  return {
    items,
    labels: items.map(({ label }) => label),
    accept(label: string): string {
      const item = items.find((candidate) => candidate.label === label);
      if (item === undefined)
        throw new Error(`no ${label} among ${items.map((candidate) => candidate.label).join(" ")}`);
      const edit = { range: item.range, newText: plainInsertText(item.insert) };
      return applyEdits(text, [edit, ...(item.additionalEdits ?? [])]);
    },
  };
}

const documentNames = ["fail_closed", "dry_run", "speculate"];
const kinds = ["*", "ToolExec", "Egress", "Dns", "FileAccess", "SslContent", "SecurityAction", "LlmActivations"];
const severities = ["info", "low", "medium", "high", "critical"];

describe("in broken documents", () => {
  test.each([
    ["fail_closed =<|>", ["true", "false"]],
    ["fail_closed = <|>", ["true", "false"]],
    ["fail_closed =<|>\ndry_run = true", ["true", "false"]],
    ["fail_clo<|>\ndry_run = true", ["fail_closed", "speculate"]],
    ['deny {\n  egress = "e"\n  <|>\n\nrules = []', ["file", "exec"]],
    ['deny {\n  egress = "e"\n<|>\nrules = []', ["fail_closed", "dry_run", "speculate"]],
    ['rules = [\n  { name = "a" <|>\n]', ["on", "match", "verdict", "severity", "reason", "action", "risk"]],
    ['rules = [\n  { name = "a", ver<|>\n]', ["on", "match", "verdict", "severity", "reason", "action", "risk"]],
    ['rules = [\n  { name = "a" },\n  <|>\nfail_closed = true', ["rule ToolExec", "rule Egress"]],
    ['speculate = "hig<|>\ndry_run = true', severities],
    ['deny { egress = "/run/e<|> }\ndry_run = true', ["sentry/", "egress.deny"]],
    ["deny { egress = <|> }", ["env", "concat", "LLM_KEY"]],
    ["deny { egress =<|> }", ["env", "concat", "LLM_KEY"]],
    ["deny { eg<|>ress }", ["egress", "file", "exec"]],
    ['deny { eg<|> file = "f" }', ["egress", "exec"]],
    ['deny { egress = "e" }}\ndry_run = <|>', ["true", "false"]],
    ["a = [1, 2}\nfail_closed = <|>", ["true", "false"]],
    ["fail_closed = [1,,<|>2]", []],
    ['k += "v"\n<|>', documentNames],
    ["fail_closed += <|>", ["true", "false"]],
    ["= true\nfail_closed = <|>", ["true", "false"]],
    ['"fail_closed" = <|>', ["true", "false"]],
    ['llm {\n  key = env(<|>\n  model = "m"\n}', ["LLM_KEY"]],
    ['llm {\n  key = env("<|>\n  model = "m"\n}', ["LLM_KEY"]],
    ['llm { key = env("<|>A" "B") }', ["LLM_KEY"]],
    ["llm { timeout_s = 30s<|> }", ["30"]],
    ["fail_closed = <|>b.c", ["true", "false"]],
    ["/* off\nfail_closed = <|>true", []],
    ["speculate = <<EOT\n<|>abc", severities],
    ["fail_closed = true,\n<|>", ["dry_run", "speculate", "rules"]],
    ["fail_closed = true; <|>", ["dry_run", "speculate", "rules"]],
    ['rule "x" <|>\ndry_run = true', ["{ … }"]],
    ["rule <|>\ndry_run = true", ['"name" { … }']],
    ["rule<|>\ndry_run = true", ["fail_closed", "speculate", "rules", "llm"]],
    ['rule "r" {\n  verdict = “<|>block”\n}', ["allow", "block", "escalate"]],
    ["rules = [foo { <|> }]", ["name", "on", "match", "verdict"]],
    ["fail_closed <|>", ["="]],
  ])("%j", async (marked, expected) => {
    const { labels } = await check(marked);
    expect(labels).toEqual(expected.length === 0 ? [] : expect.arrayContaining(expected));
  });
});

describe("names", () => {
  test("required ones come first, and what is there already is left out", async () => {
    const { labels } = await check('rule "r" {\n  on = "ToolExec"\n  <|>\n}');
    expect(labels).toEqual(["match", "verdict", "severity", "reason", "action", "risk"]);
  });

  test("at the top level: attributes, blocks, and whole rules", async () => {
    const { labels } = await check('llm { url = "http://a" }\n<|>');
    expect(labels).toEqual([
      ...documentNames,
      "rules",
      "agent",
      "sae",
      "deny",
      "rule",
      "rule ToolExec",
      "rule Egress",
      "rule Dns",
      "rule FileAccess",
      "rule SslContent",
      "rule SecurityAction",
      "mask",
      "assert",
    ]);
  });

  test("no action where none fits", async () => {
    expect((await check('rule "r" {\n  on = "Dns"\n  <|>\n}')).labels).not.toContain("action");
  });

  test("a sign that is there already is not written again", async () => {
    const { accept } = await check("fail<|> = true");
    expect(accept("fail_closed")).toBe("fail_closed = true");
  });

  test("nor are braces and labels", async () => {
    expect((await check('de<|> { egress = "e" }')).accept("deny")).toBe('deny { egress = "e" }');
    expect((await check('ru<|> "x" { }')).accept("rule")).toBe('rule "x" { }');
  });

  test("a comma goes before an entry on the same line", async () => {
    const { accept } = await check('rules = [{ name = "a" ver<|> }]');
    expect(accept("verdict")).toBe('rules = [{ name = "a", verdict = "" }]');
  });

  test("a word in the middle is replaced as a whole", async () => {
    expect((await check("fail<|>_clos\n")).accept("fail_closed")).toBe("fail_closed = \n");
  });

  test("in every kind of line ends", async () => {
    expect((await check('deny {\r\n  egress = "e"\r\n  <|>\r\n}')).labels).toEqual(["file", "exec"]);
  });

  test("in an object that stands for a block", async () => {
    expect((await check('deny = { egress = "e"\n <|> }')).labels).toEqual(["file", "exec"]);
  });

  test("none in what the schema does not know", async () => {
    expect((await check("unknown { <|> }")).labels).toEqual([]);
  });
});

describe("values", () => {
  test("are quoted where they are not", async () => {
    expect((await check('rule "r" {\n  verdict = bl<|>\n}')).accept("block")).toBe(
      'rule "r" {\n  verdict = "block"\n}',
    );
  });

  test("replace the string that is there", async () => {
    const { accept, labels } = await check('rule "r" {\n  on = "Tool<|>Exec"\n}');
    expect(labels).toEqual(kinds);
    expect(accept("Dns")).toBe('rule "r" {\n  on = "Dns"\n}');
  });

  test("close a string that is not closed", async () => {
    expect((await check('speculate = "hig<|>\ndry_run = true')).accept("high")).toBe(
      'speculate = "high"\ndry_run = true',
    );
    expect((await check('rules = [{ verdict = "bl<|>, severity = x }]')).accept("block")).toBe(
      'rules = [{ verdict = "block", severity = x }]',
    );
  });

  test("actions fit the kind of event", async () => {
    const action = (on: string) => check(`rule "r" {\n  action = "<|>"\n  on = "${on}"\n}`);
    expect((await action("Egress")).labels).toEqual(["deny-egress"]);
    expect((await action("*")).labels).toEqual(["deny-egress", "deny-file", "deny-exec"]);
    expect((await action("Dns")).labels).toEqual([]);
  });

  test("all have documentation", async () => {
    const { items } = await check('rule "r" {\n  on = "<|>"\n}');
    expect(items.every(({ documentation }) => documentation !== undefined && documentation !== "")).toBe(true);
  });

  test("variables are offered by name", async () => {
    const { labels, accept } = await check("llm {\n  key = <|>\n}");
    expect(labels).not.toContain("not a name");
    expect(accept("LLM_KEY")).toBe('llm {\n  key = env("LLM_KEY")\n}');
    expect((await check('llm {\n  key = env("<|>")\n}')).accept("LLM_KEY")).toBe('llm {\n  key = env("LLM_KEY")\n}');
  });

  test("parts of concat", async () => {
    expect((await check('llm { url = concat("http://", <|>) }')).labels).toEqual(["env", "concat", "LLM_KEY"]);
  });

  test("paths", async () => {
    const { labels, accept } = await check('deny { egress = "/run/eg<|>" }');
    expect(labels).toEqual(["sentry/", "egress.deny"]);
    expect(accept("egress.deny")).toBe('deny { egress = "/run/egress.deny" }');
    expect((await check('agent { skills = "/run/<|>" }')).labels).toEqual(["sentry/"]);
    expect((await check('deny { egress = "/run/<|> }\n')).accept("sentry/")).toBe('deny { egress = "/run/sentry/ }\n');
  });

  test("whole rules in a list", async () => {
    const { accept } = await check("rules = [<|>]");
    expect(accept("rule Dns")).toMatchInlineSnapshot(`
      "rules = [{
        name     = "my-rule"
        on       = "Dns"
        match    = 'replace-me'
        verdict  = "block"
        severity = "medium"
        reason   = "say why this matters"
      }]"
    `);
  });
});

describe("patterns", () => {
  test("are written as the string needs it", async () => {
    expect((await check("mask { a = '<|>' }")).accept("\\b")).toBe("mask { a = '\\b' }");
    expect((await check('mask { a = "<|>" }')).accept("\\b")).toBe('mask { a = "\\\\b" }');
    expect((await check("mask { a = <<E\n<|>\nE\n}")).accept("\\b")).toBe("mask { a = <<E\n\\b\nE\n}");
  });

  test("go on with what is typed", async () => {
    expect((await check("mask { a = 'x\\<|>y' }")).accept("\\b")).toBe("mask { a = 'x\\by' }");
    expect((await check('mask { a = "x\\\\<|>y" }')).accept("\\s")).toBe('mask { a = "x\\\\sy" }');
    expect((await check('mask { a = "x\\<|>y" }')).accept("\\s")).toBe('mask { a = "x\\\\sy" }');
    expect((await check("mask { a = 'x(?<|>' }")).accept("(?i)")).toBe("mask { a = 'x(?i)' }");
    expect((await check("mask { a = '[[:al<|>]' }")).labels).toEqual(["[:alpha:]", "[:alnum:]"]);
  });

  test("in a class only what a class can hold", async () => {
    const { labels } = await check("mask { a = '[a<|>]' }");
    expect(labels).toContain("\\d");
    expect(labels).toContain("[:alpha:]");
    expect(labels).not.toContain("\\b");
  });

  test("not where no pattern is asked for", async () => {
    expect((await check("rule \"r\" { reason = '<|>' }")).labels).toEqual([]);
  });
});

describe("comments", () => {
  test("what Sentry reads there", async () => {
    expect((await check("# <|>\nfail_closed = true")).labels).toEqual(["sentry-ignore", "expect"]);
    expect((await check("# see <|>\nfail_closed = true")).labels).toEqual([]);
    expect((await check("# expect <|>")).labels).toEqual(["allow", "block", "escalate"]);
  });

  test("codes, those of this document first, no errors", async () => {
    const { labels, accept } = await check('# sentry-ignore <|>\nspeculate = "high"\n');
    expect(labels.slice(0, 4)).toContain("sentry.speculate.needs_tiers");
    expect(labels).not.toContain("sentry.rule.on");
    expect(accept("sentry.speculate.needs_tiers")).toContain("# sentry-ignore sentry.speculate.needs_tiers: why\n");
  });

  test("nothing in a block comment", async () => {
    expect((await check("/* <|> */")).labels).toEqual([]);
  });
});

test("what is accepted is sound", async () => {
  for (const marked of [
    "<|>",
    "rules = [<|>]",
    'llm { url = "http://localhost/v1"\n <|> }',
    'sae { dict = "/d"\n<|> }',
  ]) {
    const { labels, accept } = await check(marked);
    for (const label of labels) {
      const errors = readCursor(`<|>${accept(label)}`).snapshot.analysis.parsed.diagnostics.filter(
        ({ severity, code }) => severity === "error" && code !== "acl.parse.missing_value",
      );
      expect(errors, accept(label)).toEqual([]);
    }
  }
});

test("any offset of any mutated document can be completed", async () => {
  await fc.assert(
    fc.asyncProperty(mutatedPolicy, fc.nat(), async (text, at) => {
      const offset = at % (text.length + 1);
      await check(`${text.slice(0, offset)}<|>${text.slice(offset)}`);
    }),
    { numRuns: 300 },
  );
});

test("in a large policy as in a small one", async () => {
  const rule = (index: number) => `rule "r${index}" {\n  on = "Dns"\n}\n`;
  const rules = (from: number) => Array.from({ length: 500 }, (_, index) => rule(from + index)).join("");
  const inMiddle = async (marked: string) => (await check(`dry_run = false\n${rules(0)}${marked}${rules(500)}`)).labels;
  expect(await inMiddle('deny {\n  egress = "e"\n  <|>\n}\n')).toEqual(["file", "exec"]);
  expect(await inMiddle('deny {\n  egress = "e"\n  <|>\n')).toEqual(["file", "exec"]);
  expect((await inMiddle("<|>\n")).slice(0, 3)).toEqual(["fail_closed", "speculate", "rules"]);
  expect(await inMiddle("fail_closed = <|>\n")).toEqual(["true", "false"]);
  expect(await inMiddle('rules = [\n  { name = "a", ver<|>\n')).toContain("verdict");
});
