import { describe, expect, it } from "vitest";
import { type Comments, parseAcl } from "../../src/index.js";
import { nodesOf } from "./nodes-of.js";

const list = (kind: string, comments: Comments["leading"]) => comments.map(({ text }) => `${kind} ${text}`);

/** Where each comment of a text went: the kind of its node, the list and the comment. */
function check(text: string, expected: readonly string[]): void {
  const found = nodesOf(parseAcl(text).document).flatMap(({ kind, comments }) => [
    ...list(`${kind} leading`, comments.leading),
    ...list(`${kind} trailing`, comments.trailing),
    ...list(`${kind} dangling`, comments.dangling),
  ]);
  expect(found).toEqual(expected);
}

describe("comments", () => {
  it("lead the item below them", () =>
    check("# a\n\n// b\nx = 1", ["attribute leading # a", "attribute leading // b"]));
  it("trail the item before them on its line", () =>
    check("x = 1 # a\n# b\ny { } /* c */ // d\n", [
      "attribute trailing # a",
      "block leading # b",
      "block trailing /* c */",
      "block trailing // d",
    ]));
  it("trail an item behind its comma", () =>
    check("x = [1, # a\n2 /* b */]", ["number trailing # a", "number trailing /* b */"]));
  it("dangle where nothing follows", () =>
    check("d {\n# a\n}\nx = [\n# b\n]\n# c", ["document dangling # c", "block dangling # a", "list dangling # b"]));
  it("dangle in a header", () =>
    check("d /* a */ { y = 1 }\nx /* b */ = f /* c */ (1)", [
      "block dangling /* a */",
      "attribute dangling /* b */",
      "call dangling /* c */",
    ]));
  it("lead a value", () => check("x = /* a */ 1\ny = # b\n 2", ["number leading /* a */", "number leading # b"]));
  it("stay with what recovery skipped", () =>
    check("= 1 /* a */ 2\nx = 1 + /* b */ 2\n/ c\ny = 1", [
      "bad dangling /* a */",
      "missing dangling /* b */",
      "attribute leading / c",
    ]));
  it("belong to entries and arguments", () =>
    check("x = {\n# a\nb = 1 # c\n}\ny = f(1, /* d */ 2)", [
      "entry leading # a",
      "entry trailing # c",
      "number leading /* d */",
    ]));
  it("of a block comment over lines trail what they begin behind", () =>
    check("x = 1 /* a\nb */ # c\n", ["attribute trailing /* a\nb */", "attribute trailing # c"]));
});
