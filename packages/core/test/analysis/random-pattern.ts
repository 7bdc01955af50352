import fc from "fast-check";

const parts = [
  "a",
  "b",
  ".",
  "^",
  "$",
  "\\A",
  "\\z",
  "(?m)^",
  "(?m)$",
  "\\b",
  "\\B",
  "[^a]",
  "[ab]",
  "a*",
  "b?",
  "b{2}",
];
const more = ["|", "(?:a|bb)", "(?:^a|b)+", "(?:|a$)", "\\n", "[ab]{2,3}", "(?i)k", "\\w", "é", "\\s", "ab", "(?s:.*)"];

/** Short patterns about few characters, so that two of them often meet and often do not. */
export const randomPattern: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "^"),
    fc.array(fc.constantFrom(...parts, ...more), { minLength: 1, maxLength: 5 }),
    fc.constantFrom("", "$"),
  )
  .map(([start, middle, end]) => start + middle.join("") + end);
