import { expect, it, onTestFinished } from "vitest";
import { createWorkCounter } from "../support/count-work.js";

const rule = (name: string) =>
  `rule "${name}" {\n  on = "Dns"\n  match = "${name}"\n  verdict = "block"\n  severity = "low"\n  reason = "r"\n}\n`;
const lines = (line: (index: number) => string) => (size: number) => {
  let text = "";
  for (let index = 0; text.length < size; index += 1) text += line(index);
  return text;
};

/** Texts of about a size, each of a kind that has cost some parser the square of it. */
const families: Readonly<Record<string, (size: number) => string>> = {
  "sound rules": lines((index) => rule(`r${index}`)),
  "rules of one name": lines(() => rule("same")),
  "rules in a list": (size) =>
    `rules = [\n${lines((index) => `{ name = "r${index}" on = "Dns" match = "x${index}" },\n`)(size)}]\n`,
  "attributes of one name": lines(() => "dry_run = true\n"),
  "attributes that do not exist": lines((index) => `fail_close${index} = 1\n`),
  comments: lines(() => "# a comment\n"),
  "one comment": (size) => `/*${"/* ".repeat(size / 3)}*/`,
  "one string": (size) => `a = "${"x".repeat(size)}"`,
  "one string of escapes": (size) => `a = "${"\\q".repeat(size / 2)}"`,
  "strings that are not closed": lines(() => 'a = "x\n'),
  "a heredoc that is not closed": (size) => `a = <<E\n${" E1\n".repeat(size / 4)}`,
  "heredocs that are not closed": lines((index) => `a = <<E${index}\n`),
  "an indented heredoc": (size) => `a = <<-E\n${"  x\n".repeat(size / 4)}  E\n`,
  "blocks that are not closed": (size) =>
    lines(() => "deny {\n")(Math.min(size, 60 * 7)) + lines(() => "a = [\n")(size),
  "lists that are not closed": lines(() => "a = [1,\n"),
  "objects that are not closed": lines(() => "a = { b = 1\n"),
  "closers without openers": lines(() => "}])"),
  "closers of the wrong kind": lines(() => "a = [}\n"),
  "one line of names": lines(() => "a "),
  "one line of labels": lines(() => '"a" '),
  "characters that are not allowed": lines(() => "@ $ "),
  "curly quotes": lines(() => "a = “x\n"),
  commas: lines(() => ","),
  "numbers in a list": (size) => `a = [${lines((index) => `${index}, `)(Math.min(size, 60_000))}]`,
  "keys of one name": (size) => `a = {\n${lines(() => "k = 1\n")(Math.min(size, 55_000))}}`,
  expressions: (size) => `a = ${"1 + ".repeat(size / 4)}1`,
  "blank lines": lines(() => "\n"),
  "carriage returns": lines(() => "\r"),
  "ignore comments": lines(() => "# sentry-ignore sentry.rule.name_style: why\ndry_run = true\n"),
  expectations: lines((index) => `# expect block: "x${index}"\n`),
};

it("reads twice as much with twice the work", async () => {
  const counter = await createWorkCounter();
  onTestFinished(counter.dispose);
  const { formatAcl, parseAcl } = await import("@a3s/acl-grammar");
  const { analyzePolicy } = await import("@a3s/sentry-core");
  const work = (text: string) =>
    counter.count(() => {
      formatAcl(parseAcl(text));
      analyzePolicy(text);
    });
  // What is built once, at the first use, does not count.
  for (const make of Object.values(families)) await work(make(10_000));
  const growth = new Map<string, number>();
  for (const [name, make] of Object.entries(families)) {
    growth.set(name, (await work(make(40_000))) / (await work(make(20_000))));
  }
  expect([...growth].filter(([, factor]) => factor > 2.3)).toEqual([]);
}, 120_000);
