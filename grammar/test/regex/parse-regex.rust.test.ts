import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRegex } from "../../src/regex/index.js";
import { compareWithRust } from "./compare-with-rust.js";
import { patterns } from "./patterns.js";
import { rustVerdict } from "./rust-regex.js";

/** The crate takes milliseconds where Unicode classes are compiled, so long runs are asked for. */
const factor = Number(process.env.REGEX_FUZZ_FACTOR ?? 1);
const longest = 60_000 * factor;

/** Pieces that patterns are cut into; put together at random they make every kind of sense and nonsense. */
const pieces = [
  ..."ab12 \n#-~&^$.|*+?(){}[],=!<>:Pxié😀\\\u0085",
  ...[
    "(?:",
    "(?i)",
    "(?x)",
    "(?-x)",
    "(?x:",
    "(?-u)",
    "(?-u:",
    "(?u)",
    "(?U)",
    "(?m)",
    "(?s-i:",
    "(?P<n>",
    "(?<m>",
    "(?=",
    "(?#",
  ],
  ...[
    "\\d",
    "\\W",
    "\\s",
    "\\pL",
    "\\p{Greek}",
    "\\P{sc!=Latin}",
    "\\p{age=2.0}",
    "\\x41",
    "\\x{e9}",
    "\\xe9",
    "\\u00e9",
    "\\n",
    "\\-",
  ],
  ...[
    "\\b",
    "\\B",
    "\\b{start}",
    "\\b{end-half}",
    "\\<",
    "\\A",
    "\\z",
    "\\y",
    "\\1",
    "\\x{",
    "\\p{",
    "\\b{",
    "\\]",
    "\\ ",
  ],
  ...[
    "[^",
    "[[:alpha:]]",
    "[:^digit:]",
    "[a-z]",
    "&&",
    "--",
    "~~",
    "a-",
    "{2}",
    "{2,}",
    "{0,3}?",
    "{ 1 , 2 }",
    ")*",
    "]+",
  ],
];

const valid = fc.letrec<{ pattern: string; atom: string; set: string }>((tie) => ({
  pattern: fc
    .array(fc.tuple(tie("atom"), fc.constantFrom("", "", "", "*", "+?", "{2}", "{1,3}?", "|")), { maxLength: 5 })
    .map((parts) =>
      parts
        .map(([atom, suffix]) =>
          atom.startsWith("(?") && atom.endsWith(")") && !atom.includes(":") ? atom : atom + suffix,
        )
        .join(""),
    ),
  atom: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(
      "a",
      "k",
      "é",
      ".",
      "^",
      "$",
      "\\d",
      "\\W",
      "\\b",
      "\\B",
      "\\>",
      "\\pL",
      "\\PN",
      "\\x{17f}",
      "\\.",
      "\\n",
    ),
    fc.constantFrom("(?i)", "(?s)", "(?m)", "(?R)", "(?U)", "(?x)", "(?-i)", "(?-x)"),
    tie("set").map((set) => `[${set}]`),
    fc
      .tuple(fc.constantFrom("(", "(?:", "(?i:", "(?-s:", "(?x: "), tie("pattern"))
      .map(([open, inner]) => `${open}${inner})`),
  ),
  set: fc
    .array(
      fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom(
          "a",
          "b-y",
          "k",
          "\\d",
          "\\W",
          "\\pL",
          "[:upper:]",
          "\\x{e0}-\\x{ff}",
          "\\]",
          "é",
          "-",
          "]",
          "^",
        ),
        tie("set").map((set) => `[${set}]`),
        fc.constantFrom("&&", "--", "~~"),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((parts) => parts.join("")),
}));

describe("agrees with the Rust crate", () => {
  test("on every construct", () => {
    for (const pattern of patterns) compareWithRust(pattern);
  });

  test(
    "on patterns of random pieces",
    () => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
          compareWithRust(parts.join(""));
        }),
        { numRuns: 1_200 * factor },
      );
    },
    longest,
  );

  test(
    "on patterns that are mostly right",
    () => {
      fc.assert(
        fc.property(valid.pattern, (pattern) => {
          compareWithRust(pattern);
        }),
        { numRuns: 150 * factor },
      );
    },
    longest,
  );

  test(
    "on mutated patterns",
    () => {
      const edit = fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom(...pieces));
      fc.assert(
        fc.property(fc.constantFrom(...patterns), fc.array(edit, { minLength: 1, maxLength: 3 }), (pattern, edits) => {
          const characters = [...pattern];
          for (const [place, removed, piece] of edits)
            characters.splice(place % (characters.length + 1), removed, piece);
          compareWithRust(characters.join(""));
        }),
        { numRuns: 500 * factor },
      );
    },
    longest,
  );

  test("on how deep a pattern may be nested", () => {
    const deep = (open: string, inner: string, close: string) => (depth: number) =>
      open.repeat(depth) + inner + close.repeat(depth);
    const shapes = [
      deep("(", "a", ")"),
      deep("(?:", "", ")"),
      deep("[", "a", "]"),
      deep("[^", "a", "]"),
      deep("(", "a", ")b"),
      deep("(", "a", ")|b"),
      deep("(", "a", ")*"),
      deep("[", "a", "b]"),
      deep("", "a", "?"),
      deep("[a&&", "b", "]"),
      (depth: number) => `[a${"&&b".repeat(depth)}]`,
      (depth: number) => `(?:${"a|".repeat(depth)}b)`,
    ];
    for (const shape of shapes) {
      for (const depth of [61, 62, 63, 83, 84, 124, 125, 126, 248, 249, 250, 251, 252]) {
        const parsed = parseRegex(shape(depth));
        const isTooDeep = parsed.problems.some(({ message }) => message.includes("250 levels"));
        expect(parsed.tree === undefined, shape(depth)).toBe(isTooDeep);
        expect(isTooDeep, `${depth} of ${shape(1)}`).toBe(!rustAccepts(shape(depth)));
      }
    }
  });
});

function rustAccepts(pattern: string): boolean {
  return rustVerdict(pattern).accepted;
}
