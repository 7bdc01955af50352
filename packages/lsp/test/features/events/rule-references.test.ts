import { expect, test } from "vitest";
import { eventSymbols } from "../../../src/features/events/event-symbols.js";
import { renameRuleReferences, ruleReferenceAt, ruleReferences } from "../../../src/features/events/rule-references.js";
import { applyEdits } from "../../support/apply-edits.js";
import { exec, tryEvents } from "./read-events.js";

const text = [
  exec("nc", ',"expect":{"rule":"netcat"}'),
  exec("nc", ',"expect":{"verdict":"blok","rule":"netcat"}'),
  exec("ls", ',"expect":{"rule":null}'),
  exec("git push", ',"expect":{"rule":"push"}'),
].join("\n");
const { file } = tryEvents(text);

test("rules are found where expectations name them", () => {
  expect(ruleReferences(file).map(({ name, range }) => [name, text.slice(range.start, range.end)])).toEqual([
    ["netcat", '"netcat"'],
    ["netcat", '"netcat"'],
    ["push", '"push"'],
  ]);
  const at = text.lastIndexOf('"push"');
  expect(ruleReferenceAt(file, at + 2)?.name).toBe("push");
  expect(ruleReferenceAt(file, at - 1)).toBeUndefined();
});

test("a rule is renamed, whatever its new name holds", () => {
  const renamed = applyEdits(text, renameRuleReferences(file, "push", 'a "b" \\'));
  expect(ruleReferences(tryEvents(renamed).file, 'a "b" \\')).toHaveLength(1);
  expect(renamed.split("\n").slice(0, 3)).toEqual(text.split("\n").slice(0, 3));
});

test("the outline", () => {
  const { file } = tryEvents([exec("nc -l"), exec("ls", ',"note":"a note"'), exec(""), "", "#"].join("\n"));
  expect(eventSymbols(file).map(({ name, detail }) => [name, detail])).toEqual([
    ["nc -l", "ToolExec"],
    ["a note", "ToolExec"],
    ["ToolExec", "ToolExec"],
  ]);
});
