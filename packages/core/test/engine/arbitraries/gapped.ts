import fc from "fast-check";

const segments = [
  ..."abcé|K",
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

/** Rules of words with wide gaps between them, and a few without. */
export const gappedPattern: fc.Arbitrary<string> = fc
  .tuple(
    fc.option(fc.constantFrom(...gaps), { nil: "", freq: 8 }),
    fc.constantFrom(...segments),
    fc.array(fc.tuple(fc.constantFrom(...gaps, ""), fc.constantFrom(...segments)), { maxLength: 3 }),
    fc.option(fc.constantFrom(...gaps), { nil: "", freq: 8 }),
  )
  .map(([lead, first, rest, tail]) => lead + first + rest.flat().join("") + tail);

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
