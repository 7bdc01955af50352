import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRegex, type RegexNode } from "../../src/regex/index.js";
import { patterns } from "./patterns.js";

/** Expects exactly the problems that are marked ⟦so⟧ in the pattern, all of one kind. */
function checkProblems(kind: string, marked: string): string {
  const ranges: { start: number; end: number }[] = [];
  let pattern = "";
  let start = 0;
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === "⟦") start = pattern.length;
    else if (part === "⟧") ranges.push({ start, end: pattern.length });
    else pattern += part;
  }
  const { problems, tree } = parseRegex(pattern);
  expect(problems.map((problem) => ({ kind: problem.kind, range: problem.range }))).toEqual(
    ranges.map((range) => ({ kind, range })),
  );
  expect(tree).toBeUndefined();
  return problems.map(({ message }) => message).join("\n");
}

describe("syntax problems", () => {
  test.each([
    ["a⟦(⟧b", "`)`"],
    ["(a)⟦(⟧b", "`)`"],
    ["(a(b)⟦(?:⟧", "`)`"],
    ["a⟦)⟧b", "no group is open"],
    ["⟦(?⟧", "after `(?`"],
    ["⟦(?i⟧", "after the flags"],
    ["⟦(?)⟧a", "at least one flag"],
    ["⟦(?y⟧)a", "kind of group"],
    ["(?i⟦y⟧)a", "kind of group"],
    ["(?i⟦i⟧)a", "twice"],
    ["(?i-⟦i⟧)a", "twice"],
    ["(?i-⟦-⟧s)a", "second `-`"],
    ["(?i⟦-⟧)a", "after `-`"],
    ["⟦(?>⟧a)", "atomic"],
    ["a⟦(?#b)⟧c", "comments"],
    ["⟦(?<n⟧", "`>`"],
    ["⟦(?<>⟧a)", "a name"],
    ["(?<a⟦-⟧b>c)", "letters, digits"],
    ["(?P<⟦1⟧a>c)", "letters, digits"],
    ["(?<n>a)(?P<⟦n⟧>b)", "this name"],
    ["⟦*⟧a", "nothing to repeat"],
    ["a|⟦+⟧", "nothing to repeat"],
    ["(a|⟦?⟧)", "nothing to repeat"],
    ["⟦(?)⟧", "at least one flag"],
    ["(?i)⟦{2}⟧", "nothing to repeat"],
    ["a⟦{⟧", "close the repetition"],
    ["a⟦{2,⟧", "close the repetition"],
    ["a⟦{⟧b}", "a decimal number"],
    ["a⟦{,3}⟧", "a decimal number"],
    ["a⟦{}⟧b", "a decimal number"],
    ["a⟦{3,2}⟧b", "at most the upper one"],
    ["a⟦[⟧b", "`]`"],
    ["a⟦[]⟧b", "`]`"],
    ["⟦[⟧a[b]", "`]`"],
    ["[⟦\\b⟧]", "in a class"],
    ["[a-⟦\\d⟧]", "one character to another"],
    ["[⟦\\d⟧-a]", "one character to another"],
    ["[x⟦z-a⟧]", "out of order"],
    ["😀⟦\\⟧", "after the backslash"],
    ["a⟦\\y⟧b", "unknown escape"],
    ["a⟦\\é⟧b", "unknown escape"],
    ["a⟦\\😀⟧b", "unknown escape"],
    ["⟦\\x4⟧", "more hexadecimal"],
    ["⟦\\xg⟧1", "a hexadecimal digit"],
    ["⟦\\x{⟧", "`}`"],
    ["⟦\\x{}⟧a", "between the braces"],
    ["⟦\\x{110000}⟧a", "scalar value"],
    ["⟦\\ud800⟧a", "scalar value"],
    ["⟦\\p⟧", "category"],
    ["⟦\\p{L⟧", "`}`"],
    ["⟦\\p{Foo}⟧a", "Unicode property"],
    ["⟦\\p{sc=Foo}⟧a", "unknown value"],
    ["⟦\\b{start⟧", "`}`"],
    ["⟦\\b{begin}⟧", "start-half"],
    ["(?-u)a⟦.⟧b", "ASCII"],
    ["(?-u)⟦[^a]⟧", "ASCII"],
    ["(?-u)[a⟦\\xff⟧]", "ASCII"],
    ["(?-u)[⟦é⟧]é", "flag `u`"],
    ["(?-u)⟦\\pL⟧", "flag `u`"],
    ["⟦\\y⟧[⟦z-a⟧](?-⟦-⟧i)", "unknown escape"],
  ])("%s", (marked, message) => {
    expect(checkProblems("syntax", marked)).toContain(message);
  });

  test.each(["\ud83d", "a\udc00b", "[\ud800]"])("half of a surrogate pair: %j", (pattern) => {
    const [problem] = parseRegex(pattern).problems;
    expect(problem?.kind).toBe("syntax");
    expect(pattern.slice(problem?.range.start, problem?.range.end)).toMatch(/^\p{Cs}$/u);
  });
});

test.each(["⟦(?=⟧a)", "a⟦(?!⟧b)", "⟦(?<=⟧a)b", "(⟦(?<!⟧a))", "(?x)( ⟦(  ?=⟧a))"])("look-around: %s", (marked) => {
  checkProblems("lookaround", marked);
});

test.each([
  "(a)⟦\\1⟧",
  "⟦\\12⟧3".replace("⟧3", "3⟧"),
  "(?<n>a)⟦\\k<n>⟧b",
  "⟦\\k{n}⟧",
  "⟦\\g{1}⟧",
  "⟦\\g-1⟧",
  "a⟦(?P=n)⟧b",
  "[⟦\\1⟧]",
])("back-reference: %s", (marked) => {
  checkProblems("backreference", marked);
});

describe("size", () => {
  test.each([
    ["a⟦b{100001}⟧", "100000"],
    ["⟦(?:a{400}){400}⟧", "100000"],
    ["x⟦(?:(?:a{10}b){101}){101}⟧y", "100000"],
    ["⟦a{1,100001}⟧", "100000"],
    ["⟦a{100001,}⟧", "100000"],
    ["a⟦{4294967296}⟧", "number of repetitions"],
    ["⟦\\w{1000}⟧", "10 MiB"],
    ["⟦(?:\\w{10}){100}⟧", "10 MiB"],
  ])("%s", (marked, message) => {
    expect(checkProblems("size", marked)).toContain(message);
  });

  test.each(["a{100000}", "(?:a{300}){300}", "\\w{250}", "a{1000}b{1000}", ".{5000}"])(
    "%s is small enough",
    (pattern) => {
      expect(parseRegex(pattern).problems).toEqual([]);
    },
  );

  test("many repetitions side by side", () => {
    const pattern = "a{1000}".repeat(600);
    expect(parseRegex(pattern).problems[0]?.message).toContain("10 MiB");
  });

  test("16 KiB of UTF-8, however many characters they are", () => {
    expect(parseRegex("a".repeat(16_384)).problems).toEqual([]);
    expect(parseRegex("é".repeat(8_192)).problems).toEqual([]);
    checkProblems("size", `⟦${"a".repeat(16_385)}⟧`);
    checkProblems("size", `⟦${"é".repeat(8_193)}⟧`);
  });

  test("nesting", () => {
    expect(parseRegex("(".repeat(250) + ")".repeat(250)).problems).toEqual([]);
    checkProblems("size", `${"(".repeat(250)}⟦(⟧${")".repeat(251)}`);
    checkProblems("size", `${"[".repeat(250)}⟦[⟧${"a]".repeat(251)}`);
    expect(parseRegex(`a${"*".repeat(251)}`).problems[0]?.message).toContain("250");
    expect(parseRegex("(".repeat(16_000)).problems[0]?.message).toContain("250");
  });
});

describe("the tree", () => {
  const shapeOf = (pattern: string) => shape(parseRegex(pattern).tree, pattern);

  test.each([
    ["", "empty()"],
    ["a", "literal(a)"],
    ["ab|", "alternation(concatenation(literal(a) literal(b)) empty())"],
    ["a+?b{2,3}", "concatenation(repetition(a+?) repetition(b{2,3}))"],
    ["a**", "repetition(a**)"],
    ["(?x) a  b # c", "concatenation(flags((?x)) literal(a) literal(b))"],
    ["(?x)( a | b )", "concatenation(flags((?x)) group(( a | b )))"],
    ["[a-c\\d]", "bracketed-class([a-c\\d])"],
    ["😀.", "concatenation(literal(😀) dot(.))"],
  ])("of %j", (pattern, expected) => {
    expect(shapeOf(pattern)).toBe(expected);
  });

  test("groups are numbered by their opening parentheses", () => {
    const { tree, groupCount } = parseRegex("((?<a>x)(?:y)(z))");
    expect(groupCount).toBe(3);
    const found: unknown[] = [];
    const visit = (node: RegexNode): void => {
      if (node.kind === "group") {
        found.push([node.range.start, node.index, node.name]);
        visit(node.child);
      }
      if (node.kind === "concatenation") node.items.forEach(visit);
    };
    if (tree !== undefined) visit(tree);
    expect(found).toEqual([
      [0, 1, undefined],
      [1, 2, "a"],
      [8, undefined, undefined],
      [13, 3, undefined],
    ]);
  });

  test("the operator of a repetition has its own range", () => {
    expect(parseRegex("ab{2}?").tree).toMatchObject({
      items: [{}, { kind: "repetition", min: 2, max: 2, greedy: false, operatorRange: { start: 2, end: 6 } }],
    });
  });

  test("set operations are left-associative", () => {
    expect(parseRegex("[a&&b--c]").tree).toMatchObject({
      set: { operator: "--", left: { operator: "&&" }, right: { items: [{ codePoint: 0x63 }] } },
    });
  });
});

describe("never throws", () => {
  const unit = fc.oneof(
    fc.constantFrom(..."()[]{}|*+?^$.\\-&~#:<>=!,aPpxuUkgb019 \n"),
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  );

  test("on any text, and says nothing of it in its messages", () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const pattern = units.join("");
        const { tree, problems } = parseRegex(pattern);
        expect(tree === undefined).toBe(problems.length > 0);
        for (const { message, range } of problems) {
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(pattern.length);
          expect(message).toMatch(/^[\x20-\x7e]+$/);
        }
      }),
      { numRuns: 10_000 },
    );
  });

  test("on long texts of one piece", () => {
    const repeated = [
      "(",
      ")",
      "[",
      "]",
      "[^",
      "[:",
      "[[:",
      "[a-",
      "\\",
      "\\p{",
      "\\x{",
      "\\k<",
      "(?",
      "(?P<",
      "(?P=",
      "(?i",
      "(?i)",
      "(?#",
      "{",
      "a{",
      "a{1",
      "a{1,",
      "*",
      "a*",
      "|",
      "&&",
      "[&&",
      "--",
      "(?x)",
      "(?x) ",
      "(?x)#",
      "# ",
      "\\b{",
      "\\pL",
      "[\\pL",
      "(?x)\\x ",
      "a-",
      "(?x)[a -",
      "\\W*",
      "(|",
      "[a]",
      "(?i)\\PL",
    ];
    for (const piece of repeated) {
      const { problems, tree } = parseRegex(piece.repeat(16_384 / piece.length));
      expect(tree === undefined, piece).toBe(problems.length > 0);
    }
  });

  test("however many problems there are", () => {
    expect(parseRegex("\\y".repeat(8_000)).problems).toHaveLength(8_000);
  });

  test("with little of the stack left", () => {
    const deepest = `${"(".repeat(250)}a${")".repeat(250)}`;
    const descend = (depth: number): number => (depth === 0 ? parseRegex(deepest).groupCount : descend(depth - 1));
    expect(descend(2_000)).toBe(250);
  });

  test("or remembers what it parsed before", () => {
    for (const pattern of patterns) {
      const first = JSON.stringify(parseRegex(pattern));
      parseRegex("(((");
      expect(JSON.stringify(parseRegex(pattern))).toBe(first);
    }
  });
});

/** Kinds and texts of the upper nodes. */
function shape(node: RegexNode | undefined, pattern: string): string {
  if (node === undefined) return "";
  const text = pattern.slice(node.range.start, node.range.end);
  const children =
    node.kind === "concatenation" ? node.items : node.kind === "alternation" ? node.alternatives : undefined;
  return `${node.kind}(${children?.map((child) => shape(child, pattern)).join(" ") ?? text})`;
}
