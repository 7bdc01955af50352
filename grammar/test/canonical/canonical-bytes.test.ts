import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Attribute, Document, Value } from "../../src/index.js";
import { type CanonicalOptions, canonicalBytes, canonicalDigest, formatAcl, parseAcl } from "../../src/index.js";
import { arbitraryDocument } from "../support/arbitrary-document.js";

const none = { leading: [], trailing: [], dangling: [] };
const range = { start: 0, end: 0 };

/** Checks the canonical text of a document. */
function check(source: string, expected: string, options?: CanonicalOptions): void {
  expect(textOf(parseAcl(source).document, options)).toBe(expected);
}

function textOf(document: Document, options?: CanonicalOptions): string {
  const result = canonicalBytes(document, options);
  return result.canonical ? new TextDecoder().decode(result.bytes) : result.problems.map(({ code }) => code).join(" ");
}

/** A tree that no text has. */
function documentOf(value: Value, name = "a"): Document {
  const attribute: Attribute = {
    kind: "attribute",
    name,
    nameRange: range,
    op: "=",
    opRange: range,
    value,
    incomplete: false,
    range,
    comments: none,
  };
  return { kind: "document", items: [attribute], range, comments: none };
}

describe("canonical bytes", () => {
  test("an empty document is one line feed", () => {
    check("", "\n");
    check("\ufeff# only a comment\n\n", "\n");
  });

  test("attributes of the document keep their order", () => {
    check("b = 1\n\n\na = 2 # why", "b = 1\na = 2\n");
  });

  test("a block ends without a line feed, the next unit begins with one", () => {
    check(
      "a = 1\ndeny { egress = 'e' }\nb = 2\nx { }\ny {}",
      'a = 1\ndeny {\n  egress = "e"\n}\nb = 2\nx { }\ny { }\n',
    );
  });

  test("attributes in a block are sorted and stand before its blocks", () => {
    check(
      'o "l" m { i { }\n b = 1\n B = 2\n a_ = 3\n a = 4\n j { k = 1 } }',
      'o "l" "m" {\n  B = 2\n  a = 4\n  a_ = 3\n  b = 1\n  i { }\n  j {\n    k = 1\n  }\n}\n',
    );
  });

  test("a block of one attribute of its own name is that attribute", () => {
    check("a { a = 1 }\nb = 2", "a = 1\nb = 2\n");
    check('a "l" { a = 1 }', 'a "l" {\n  a = 1\n}\n');
    check("a { a = 1\n b = 2 }", "a {\n  a = 1\n  b = 2\n}\n");
    check("o { a { a = 1 }\n c { } }\n", "o {\n  a = 1\n\n  c { }\n}\n");
    check("o { a { a = 1 } }\n", "o {\n  a = 1\n\n}\n");
  });

  test("strings escape five characters and nothing else", () => {
    check('a = "\\"\\\\\\n\\r\\t\\d é 😀 $${x} /"', `a = "\\"\\\\\\n\\r\\t\\\\d é 😀 \${x} /"\n`);
    check("a = '\u0001\u2028'", 'a = "\u0001\u2028"\n');
    check("a = <<E\nx\ty\nE\n", 'a = "x\\ty\\n"\n');
    check("a = bare", 'a = "bare"\n');
  });

  test("numbers are those of ECMAScript", () => {
    check(
      "a = [-0, 0.0000001, 0.000001, 1e21, 100000000000000000000, 5., .5, 010, - 5, 1.50, 1E+3]",
      "a = [0, 1e-7, 0.000001, 1e+21, 100000000000000000000, 5, 0.5, 10, -5, 1.5, 1000]\n",
    );
  });

  test("values", () => {
    check(
      "a = [true, false, null, [], {}, {b: 1, a = {c = []}, b = 2}, env('K'), f(), f(1, [2])]",
      'a = [true, false, null, [], {}, {a = {c = []}, b = 2}, env("K"), f(), f(1, [2])]\n',
    );
  });

  test("quoted keys that are names are names", () => check('a = {"on" = 1, ("off") = 2}', "a = {off = 2, on = 1}\n"));
});

describe("documents without a canonical form", () => {
  test.each([
    ["a-b = 1", "acl.canonical.unsupported_identifier"],
    ["no-nc { }", "acl.canonical.unsupported_identifier"],
    ["é = 1", "acl.canonical.unsupported_identifier"],
    ['a = {"x y" = 1}', "acl.canonical.unsupported_identifier"],
    ["a = {1 = 1}", "acl.canonical.unsupported_identifier"],
    ['a = {"" = 1}', "acl.canonical.unsupported_identifier"],
    ["a = f-g()", "acl.canonical.unsupported_identifier"],
    ["b { c { a-b = 1 } }", "acl.canonical.unsupported_identifier"],
    ["a = 1\na = 1", "acl.canonical.incomplete_document"],
  ])("%s", (source, code) => {
    expect(textOf(parseAcl(source).document)).toBe(code);
  });

  test.each(["a =", "a = [1", "deny {", 'a = "x', "= 1", "a = b.c"])("with a syntax error: %s", (source) => {
    const { document } = parseAcl(source);
    expect(textOf(document)).toContain("acl.canonical.incomplete_document");
    expect(canonicalDigest(document).canonical).toBe(false);
  });

  test("trees that no text has", () => {
    const text = (value: string): Value => ({
      kind: "string",
      value,
      raw: "",
      quote: '"',
      segments: [],
      incomplete: false,
      range,
      comments: none,
    });
    const number = (value: number): Value => ({ kind: "number", value, raw: "", range, comments: none });
    expect(textOf(documentOf(text("\ud800")))).toBe("acl.canonical.invalid_unicode");
    expect(textOf(documentOf(text("a\udc00b")))).toBe("acl.canonical.invalid_unicode");
    expect(textOf(documentOf(text("\ud83d\ude00")))).toBe('a = "\ud83d\ude00"\n');
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(textOf(documentOf(number(value)))).toBe("acl.canonical.non_finite_number");
    }
    expect(textOf(documentOf(number(1), "a\nb"))).toBe("acl.canonical.unsupported_identifier");
  });

  test("messages quote nothing and every problem is told where it is", () => {
    const result = canonicalBytes(parseAcl('secret-name = 1\nb = { "secret key" = 2 }').document);
    expect(result.canonical).toBe(false);
    if (result.canonical) return;
    expect(result.problems.map((problem) => problem.range)).toEqual([
      { start: 0, end: 11 },
      { start: 22, end: 34 },
    ]);
    expect(JSON.stringify(result.problems)).not.toContain("secret");
  });
});

describe("unordered blocks", () => {
  const schema = {
    blocks: {
      tag: { unordered: true },
      group: { unordered: true, body: { blocks: { tag: { unordered: true } } } },
      rule: {},
    },
  };

  test("are sorted among the places of their type", () => {
    check(
      'rule "2" { }\ntag "z" { }\nx = 1\nrule "1" { }\ntag "a" { }\nother "2" { }\nother "1" { }',
      'rule "2" { }\ntag "a" { }\nx = 1\nrule "1" { }\ntag "z" { }\nother "2" { }\nother "1" { }\n',
      { schema },
    );
  });

  test("are sorted inside before they are compared", () => {
    const expected = 'group {\n  tag "a" { }\n  tag "z" { }\n}\ngroup {\n  tag "b" { }\n  tag "y" { }\n}\n';
    check('group { tag "y" { }\n tag "b" { } }\ngroup { tag "z" { }\n tag "a" { } }', expected, { schema });
    check('group { tag "a" { }\n tag "z" { } }\ngroup { tag "b" { }\n tag "y" { } }', expected, { schema });
  });

  test("are compared by bytes", () => {
    check('tag "😀" { }\ntag "\uff5e" { }', 'tag "\uff5e" { }\ntag "😀" { }\n', { schema });
  });

  test("names of built-in properties are ordinary types", () => {
    check('constructor "b" { }\nconstructor "a" { }', 'constructor "b" { }\nconstructor "a" { }\n', { schema });
  });

  test("without a schema every order counts", () => {
    check('tag "z" { }\ntag "a" { }', 'tag "z" { }\ntag "a" { }\n');
  });
});

describe("canonical digest", () => {
  test("is the SHA-256 of the bytes", () => {
    expect(canonicalDigest(parseAcl("").document)).toEqual({
      canonical: true,
      digest: "sha256:01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b",
    });
  });

  test("of a formatted document is that of the document", () => {
    fc.assert(
      fc.property(arbitraryDocument({ portableNames: true }), (source) => {
        const parsed = parseAcl(source);
        const formatted = formatAcl(parsed);
        expect(formatted.formatted).toBe(true);
        if (!formatted.formatted) return;
        const digest = canonicalDigest(parsed.document);
        expect(canonicalDigest(parseAcl(formatted.text).document)).toEqual(digest);
        expect(digest.canonical).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
