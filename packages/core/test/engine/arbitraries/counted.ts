import fc from "fast-check";

const characters = ["a", "b", "[ab]", "[ab]", "[^c]", ".", "\\w", "(?i:k)", "[aé😀]", "(?s:.)", "\\PL"];
const counts = [
  ...["{5}", "{6}", "{5,9}", "{0,5}", "{1,7}", "{5,}", "{9,}?", "{12}", "{4,11}?"],
  ...["{31}", "{32}", "{33}", "{31,34}", "{20,70}", "{33,}", "{0,40}", "{64,65}"],
];
const bodies = [
  ...["ab|ba", "ab", "a|bb", "[ab]{2}a|b", "a?b", "a?b?", "ab*", "(?:ab)+|b", "a{0,3}b{0,2}", "x?", "a[ab]{3,4}"],
  ...["[ab]{5}c|a", "a|(?:b|ab){2,3}", "(?:a{5,7}|b){5}", "(a)|(b)c?", "\\bab|b", "a$|b", "(?:a|b{0,6}c){5,6}"],
];
const words = [
  "",
  "",
  "a",
  "b",
  "c",
  "ab",
  "ca",
  "\\b",
  "^",
  "$",
  "\\n",
  "é",
  "😀",
  "(?m:^)",
  "\\Bc",
  "c\\b",
  "[ab]*a",
];

const counted = fc
  .tuple(
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...characters) },
      { weight: 1, arbitrary: fc.constantFrom(...bodies).map((body) => `(?:${body})`) },
    ),
    fc.constantFrom(...counts),
  )
  .map(([body, count]) => body + count);

/** Rules that count, alone, after and inside each other. */
export const countedPattern: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...words), counted), { minLength: 1, maxLength: 3 }),
    fc.constantFrom(...words),
    fc.constantFrom("", "", "", "{5}", "{2,6}", "{0,5}", "*", "+"),
  )
  .map(([parts, end, again]) => {
    const sequence = parts.flat().join("");
    return again === "" ? sequence + end : `(?:${sequence})${again}${end}`;
  })
  .filter((pattern) => pattern.length < 80);

const stretches = ["a", "b", "ab", "ba", "aab", "abb", "k", "aé", "😀", "c", "x"];
const breaks = ["", "", "c", "c", "ca", "\n", " ", "é", "\ud83d", "😀", "K", "bcb"];

/** Long stretches that keep many counts going at once, and what ends them. */
export const countedSubject: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.tuple(fc.constantFrom(...stretches), fc.nat({ max: 40 })).map(([text, times]) => text.repeat(times)),
        fc.array(fc.constantFrom("a", "b"), { maxLength: 80, size: "max" }).map((letters) => letters.join("")),
      ),
      fc.constantFrom(...breaks),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.flat().join(""));
