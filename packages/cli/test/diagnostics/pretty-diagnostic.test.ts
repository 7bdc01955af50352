import { type Diagnostic, LineIndex } from "@a3s/acl-grammar";
import pc from "picocolors";
import { expect, test } from "vitest";
import { prettyDiagnostic } from "../../src/diagnostics/pretty-diagnostic.js";
import { plainColors } from "../../src/terminal/colors.js";

interface Shown extends Partial<Omit<Diagnostic, "range" | "related">> {
  readonly name?: string;
  readonly width?: number;
  readonly color?: true;
  /** The message of the second marked range. */
  readonly related?: string;
}

/** Shows a diagnostic of the text between `<|` and `|>`; a second such range is a related place. */
function show(marked: string, { name = "sentry.acl", width = 60, color, related, ...rest }: Shown = {}): string {
  const pieces = marked.split(/<\||\|>/);
  const text = pieces.join("");
  const at = (i: number) => pieces.slice(0, i).join("").length;
  const diagnostic: Diagnostic = {
    code: "sentry.rule.on",
    severity: "error",
    message: "Unknown event kind",
    range: { start: at(1), end: at(2) },
    ...(related !== undefined && { related: [{ message: related, range: { start: at(3), end: at(4) } }] }),
    ...rest,
  };
  const source = { name, text, lineIndex: new LineIndex(text) };
  return `\n${prettyDiagnostic(source, diagnostic, { colors: color ? pc.createColors(true) : plainColors, width })}`;
}

test("place, severity, message, code, and the range marked", () => {
  expect(show('rule "a" {\n  on = <|"toolexec"|>\n}')).toMatchInlineSnapshot(`
    "
    sentry.acl:2:8: error: Unknown event kind [sentry.rule.on]
      |
    2 |   on = "toolexec"
      |        ^^^^^^^^^^
    "
  `);
});

test("the fix is a hint", () => {
  const fixes = [
    { title: 'replace by "ToolExec"', edits: [] },
    { title: "remove the rule", edits: [] },
  ];
  expect(show('on = <|"toolexec"|>', { fixes })).toMatchInlineSnapshot(`
    "
    sentry.acl:1:6: error: Unknown event kind [sentry.rule.on]
      |
    1 | on = "toolexec"
      |      ^^^^^^^^^^
      = fix: replace by "ToolExec"
    "
  `);
});

test("what is wrong inside a pattern, and what could stand there, is said", () => {
  const data = { detail: "nothing to repeat", allowed: ["allow", "block"], suggestion: "block" };
  expect(show("a = <|1|>", { data })).toMatchInlineSnapshot(`
    "
    sentry.acl:1:5: error: Unknown event kind [sentry.rule.on]
      |
    1 | a = 1
      |     ^
      = note: nothing to repeat
      = allowed: allow, block
    "
  `);
});

test("related places are shown with their own marks", () => {
  const source = `rule <|"a"|> {}\n${"\n".repeat(8)}rule <|"a"|> {}`;
  expect(show(source, { related: "another rule has this name" })).toMatchInlineSnapshot(`
    "
    sentry.acl:1:6: error: Unknown event kind [sentry.rule.on]
       |
     1 | rule "a" {}
       |      ^^^
       = related: sentry.acl:10:6: another rule has this name
    10 | rule "a" {}
       |      ---
    "
  `);
});

test("of a range over several lines the first and the last are marked", () => {
  expect(show("rules = <|{\n  a = 1\n  b = 2\n  }|> # c")).toMatchInlineSnapshot(`
    "
    sentry.acl:1:9: error: Unknown event kind [sentry.rule.on]
      |
    1 | rules = {
      |         ^
      ⋮
    4 |   } # c
      |   ^
    "
  `);
  expect(show("rules = <|[\n\t]|>")).toMatchInlineSnapshot(`
    "
    sentry.acl:1:9: error: Unknown event kind [sentry.rule.on]
      |
    1 | rules = [
      |         ^
    2 |     ]
      |     ^
    "
  `);
});

test("a range that ends with its line break stays on its line", () => {
  expect(show("a = <|1 2 3\r\n|>b = 2")).toMatchInlineSnapshot(`
    "
    sentry.acl:1:5: error: Unknown event kind [sentry.rule.on]
      |
    1 | a = 1 2 3
      |     ^^^^^
    "
  `);
});

test("an empty range at the end of the file", () => {
  expect(show("a = [\n<||>")).toMatchInlineSnapshot(`
    "
    sentry.acl:2:1: error: Unknown event kind [sentry.rule.on]
      |
    2 |
      | ^
    "
  `);
  expect(show("<||>")).toMatchInlineSnapshot(`
    "
    sentry.acl:1:1: error: Unknown event kind [sentry.rule.on]
      |
    1 |
      | ^
    "
  `);
});

test("columns count characters, marks count columns of the terminal", () => {
  expect(show('\ta = "日本🦀" <|x|>')).toMatchInlineSnapshot(`
    "
    sentry.acl:1:12: error: Unknown event kind [sentry.rule.on]
      |
    1 |     a = "日本🦀" x
      |                  ^
    "
  `);
});

test("a long line is shown around the mark", () => {
  expect(show(`match = "${"a|".repeat(100)}<|\\y|>${"|b".repeat(100)}"`)).toMatchInlineSnapshot(`
    "
    sentry.acl:1:210: error: Unknown event kind [sentry.rule.on]
      |
    1 | …a|a|a|a|a|a|a|a|a|\\y|b|b|b|b|b|b|b|b|b|b|b|b|b|b|b|b|b…
      |                    ^^
    "
  `);
});

test("nothing in name, source, message or fix acts on the terminal", () => {
  const esc = "\u001b[2J";
  const shown = show(`a = <|"${esc}\u202e"|>`, {
    name: `a${esc}\n.acl`,
    message: esc,
    fixes: [{ title: esc, edits: [] }],
  });
  expect(shown).toMatchInlineSnapshot(`
    "
    a␛[2J␊.acl:1:5: error: ␛[2J [sentry.rule.on]
      |
    1 | a = "␛[2J<U+202E>"
      |     ^^^^^^^^^^^^^^
      = fix: ␛[2J
    "
  `);
});

test("severities have their colours", () => {
  const severities = ["error", "warning", "information", "hint"] as const;
  const shown = severities.map((severity) => show("a = <|1|>", { severity, color: true }));
  expect(shown.join("").replaceAll("\u001b", "␛")).toMatchInlineSnapshot(`
    "
    ␛[1msentry.acl:1:5␛[22m: ␛[1m␛[31merror:␛[39m␛[22m ␛[1mUnknown event kind␛[22m ␛[2m[sentry.rule.on]␛[22m
    ␛[2m  |␛[22m
    ␛[2m1 |␛[22m a = 1
    ␛[2m  |␛[22m     ␛[1m␛[31m^␛[39m␛[22m

    ␛[1msentry.acl:1:5␛[22m: ␛[1m␛[33mwarning:␛[39m␛[22m ␛[1mUnknown event kind␛[22m ␛[2m[sentry.rule.on]␛[22m
    ␛[2m  |␛[22m
    ␛[2m1 |␛[22m a = 1
    ␛[2m  |␛[22m     ␛[1m␛[33m^␛[39m␛[22m

    ␛[1msentry.acl:1:5␛[22m: ␛[34minformation:␛[39m ␛[1mUnknown event kind␛[22m ␛[2m[sentry.rule.on]␛[22m
    ␛[2m  |␛[22m
    ␛[2m1 |␛[22m a = 1
    ␛[2m  |␛[22m     ␛[34m^␛[39m

    ␛[1msentry.acl:1:5␛[22m: ␛[36mhint:␛[39m ␛[1mUnknown event kind␛[22m ␛[2m[sentry.rule.on]␛[22m
    ␛[2m  |␛[22m
    ␛[2m1 |␛[22m a = 1
    ␛[2m  |␛[22m     ␛[36m^␛[39m
    "
  `);
});
