import { describe, expect, it } from "vitest";
import { type AclLimits, defaultAclLimits, parseAcl } from "../../src/index.js";
import { readMarkedText } from "./marked-text.js";

/** The one diagnostic of a document beyond a limit, whose tree must be empty. */
function check(marked: string, limits: Partial<AclLimits>, code: string, message: string): void {
  const { text, range } = readMarkedText(marked);
  const { document, diagnostics } = parseAcl(text, { limits });
  expect(diagnostics).toEqual([{ code, severity: "error", message: `ACL parse limit exceeded: ${message}`, range }]);
  expect(document.items).toEqual([]);
}

const soundAt = (text: string, limits: Partial<AclLimits>) =>
  expect(parseAcl(text, { limits }).diagnostics).toEqual([]);

describe("limits", () => {
  it("are those of ACL 0.3.0 by default", () => {
    expect(defaultAclLimits).toEqual({
      documentBytes: 1_048_576,
      tokenBytes: 262_144,
      nestingDepth: 64,
      collectionItems: 10_000,
      diagnostics: 100,
    });
  });

  it("count the bytes of the document", () => {
    check('⟦⟧a = "é"', { documentBytes: 7 }, "acl.limit.document_bytes", "document is larger than 7 bytes");
    soundAt('a = "é"', { documentBytes: 8 });
    const bytes = new Uint8Array(9).fill(0x20);
    expect(parseAcl(bytes, { limits: { documentBytes: 8 } }).diagnostics[0]?.code).toBe("acl.limit.document_bytes");
  });

  it("count the bytes of a token", () => {
    check('a = ⟦"éé"⟧ # c', { tokenBytes: 5 }, "acl.limit.token_bytes", "token is longer than 5 bytes");
    soundAt('a = "éé" # c', { tokenBytes: 6 });
    check(
      'a = 1 ⟦# long comment⟧⏎b = "a long string"',
      { tokenBytes: 9 },
      "acl.limit.token_bytes",
      "token is longer than 9 bytes",
    );
    check("a = ⟦<<E⏎xyz⏎E⟧", { tokenBytes: 8 }, "acl.limit.token_bytes", "token is longer than 8 bytes");
    check("⟦abcdef⟧ = 1", { tokenBytes: 5 }, "acl.limit.token_bytes", "token is longer than 5 bytes");
  });

  it("count open brackets of all kinds", () => {
    check("a { b = [f⟦(⟧1)] }", { nestingDepth: 2 }, "acl.limit.nesting_depth", "nesting depth is greater than 2");
    soundAt("a { b = [f(1)] }", { nestingDepth: 3 });
    check(`a = ${"[".repeat(64)}⟦[⟧`, {}, "acl.limit.nesting_depth", "nesting depth is greater than 64");
    expect(parseAcl(`a = ${"[".repeat(64)}${"]".repeat(64)}`).diagnostics).toEqual([]);
  });

  it("hold the depth at what every stack can take, whatever is asked for", () => {
    const nested = `a = ${"[{x=f(".repeat(400)}`;
    expect(parseAcl(nested, { limits: { nestingDepth: 1e6 } }).diagnostics[0]?.code).toBe("acl.limit.nesting_depth");
    const deep = `a = ${"[".repeat(250)}${"]".repeat(250)}`;
    expect(parseAcl(deep, { limits: { nestingDepth: 1e6 } }).diagnostics).toEqual([]);
  });

  it.each([
    "a = 1⏎b = 2⏎⟦c⟧ = 3",
    "d {⏎a = 1⏎b = 2⏎⟦c⟧ { }⏎}",
    'd "a" b ⟦"c"⟧ { }',
    "a = [1, 2, ⟦3⟧]",
    "a = [1, 2, ⟦[⟧3, 4, 5]]",
    "a = { x = 1, y = 2, ⟦z⟧ = 3 }",
    "a = f(1, 2, ⟦x⟧)",
  ])("count the items of %s", (marked) => {
    check(marked, { collectionItems: 2 }, "acl.limit.collection_items", "collection has more than 2 items");
    soundAt(readMarkedText(marked).text.replace("(1, 2, x)", "(1, 2, 3)"), { collectionItems: 3 });
  });

  it("are checked in their order", () => {
    const text = '[[[ "long string"';
    const code = (limits: Partial<AclLimits>) => parseAcl(text, { limits }).diagnostics.map((found) => found.code);
    expect(code({ documentBytes: 1, tokenBytes: 1, nestingDepth: 1 })).toEqual(["acl.limit.document_bytes"]);
    expect(code({ tokenBytes: 1, nestingDepth: 1 })).toEqual(["acl.limit.token_bytes"]);
    expect(code({ nestingDepth: 1 })).toEqual(["acl.limit.nesting_depth"]);
  });

  it("cut the report, errors last", () => {
    const text = `${"a = x y = 1\n".repeat(60)}b =`;
    const all = parseAcl(text, { limits: { diagnostics: 1000 } });
    expect(all.truncated).toBe(false);
    const cut = parseAcl(`${'x = ["\\." "\\." "\\."]\n'.replaceAll("x", "x")}b =`, { limits: { diagnostics: 2 } });
    expect(cut.truncated).toBe(true);
    expect(cut.diagnostics.map(({ code }) => code)).toEqual(["acl.lex.unknown_escape", "acl.parse.missing_value"]);
  });
});
