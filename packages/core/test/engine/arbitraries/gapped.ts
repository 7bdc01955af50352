import fc from "fast-check";

const segments = [
  ..."abcé;K",
  "\\|",
  "ab",
  "bc",
  "aa",
  "\\bab\\b",
  "ab\\b",
  "\\Bb",
  "a\\b",
  "\\|\\s*sh",
  "[ab]c",
  "(a|bc)",
  "(?:ab\\b|;)",
  "a\\n?b",
  "\\n",
  "😀",
  "😀\\b",
  "\\b;",
  "a[\\n x]{1,9}b",
  "(?i)k",
  "b+c",
  "(?:a|\\bb)+",
  "^a",
  "^",
  "c$",
  "$",
  "\\b",
  "(?m:^)b",
  "x?",
];
const gaps = [
  ".*",
  ".+",
  ".*?",
  "[^|]*",
  "[^b]*",
  "\\S*",
  ".{0,5}",
  ".{4,6}",
  ".{5}",
  "(?s:.*)",
  "(?s:.{0,4})",
  "[^\\n|;]{1,7}",
  ".*.*",
  "(?s-u:[\\x00-\\x7f]*)",
];

/** Segments that end late or hold what their gaps may not: few, so that they meet often. */
const treacherous = ["a\\b", ";", "(?:ab\\b|;)+", "😀\\b", "b\\B", "\\n", "a[\\n x]{1,9}b", "c", "(?m:$)\\n?b"];
const treacherousGaps = [".*", "[^|]*", ".{0,5}", ".{4,6}", "(?s:.{0,4})"];

/** Rules of words with wide gaps between them, and a few without. */
export const gappedPattern: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: chain(segments, gaps) },
  { weight: 1, arbitrary: chain(treacherous, treacherousGaps) },
);

function chain(words: readonly string[], between: readonly string[]): fc.Arbitrary<string> {
  const end = fc.option(fc.constantFrom(...between), { nil: "", freq: 8 });
  return fc
    .tuple(
      end,
      fc.constantFrom(...words),
      fc.array(fc.tuple(fc.constantFrom(...between, ""), fc.constantFrom(...words)), { maxLength: 3 }),
      end,
    )
    .map(([lead, first, rest, tail]) => lead + first + rest.flat().join("") + tail);
}

const pieces = [
  ..."aabbcc|Kk;\n x",
  "ab",
  "bc",
  "aa",
  "| sh",
  "|sh",
  "é",
  "😀",
  "zzzzz",
  "\r\n",
  " ab ",
  "\ud83d",
  "ſ",
  "😀😀😀",
];

export const gappedSubject: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 24 })
  .map((parts) => parts.join(""));
