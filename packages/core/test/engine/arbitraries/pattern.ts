import fc from "fast-check";

/** Characters that are near each other in one way or another: by case, as words, as digits, as line breaks. */
const literals = [..."aabbcckKsSiI019_-. :/", ..."éÉßſKİıσςΣжЖ٣中😀𐐀𐐨", ..."\u00a0\u2028\u0345\u200d"];

const escapes = ["\\.", "\\x41", "\\x{1F600}", "\\u017F", "\\U0001F600", "\\n", "\\r", "\\t", "\\-", "\\\\", "\\x7F"];
const perlClasses = ["\\d", "\\D", "\\s", "\\S", "\\w", "\\W"];
const unicodeClasses = [
  "\\pL",
  "\\PL",
  "\\p{Greek}",
  "\\p{Lu}",
  "\\P{Ll}",
  "\\p{sc=Cyrillic}",
  "\\p{gc!=Lu}",
  "\\p{Alphabetic}",
];
const asciiClasses = ["[:alpha:]", "[:^digit:]", "[:upper:]", "[:word:]", "[:space:]", "[:^lower:]"];
const looks = ["^", "$", "\\b", "\\B", "\\A", "\\z", "\\b{start}", "\\b{end}", "\\b{start-half}", "\\b{end-half}"];
const asciiOnly = ["(?-u:\\b)", "(?-u:\\B)", "(?-u:\\w)", "(?-u:\\d+)", "(?i-u:k)", "(?-u:[a-k])", "(?-u:\\b{start})"];
const repetitions = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{2,}", "{0}", "{0,}"];
const flags = ["i", "m", "s", "R", "U", "mR", "is", "-i", "i-s", "ms"];

const literal = fc.constantFrom(...literals).map(quote);
const classRange = fc
  .tuple(fc.constantFrom(...literals), fc.constantFrom(...literals))
  .map((ends) => ends.sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)))
  .map(([from, to]) => `${quoteInClass(from as string)}-${quoteInClass(to as string)}`);

const few = { maxLength: 3 };

/** Patterns in the dialect of Rust's `regex` crate. */
export const rustPattern: fc.Arbitrary<string> = patternOf({
  atoms: [
    { weight: 8, arbitrary: literal },
    { weight: 1, arbitrary: fc.constantFrom(...escapes) },
    { weight: 2, arbitrary: fc.constant(".") },
    { weight: 2, arbitrary: fc.constantFrom(...perlClasses) },
    { weight: 1, arbitrary: fc.constantFrom(...unicodeClasses) },
    { weight: 1, arbitrary: fc.constantFrom(...asciiOnly) },
    { weight: 3, arbitrary: rustClass() },
    { weight: 3, arbitrary: fc.constantFrom(...looks) },
  ],
  flags,
});

/** Patterns that Rust's `regex` crate and RE2 read alike. */
export const commonPattern: fc.Arbitrary<string> = patternOf({
  atoms: [
    { weight: 8, arbitrary: literal },
    { weight: 2, arbitrary: fc.constant(".") },
    { weight: 2, arbitrary: simpleClass() },
    { weight: 1, arbitrary: fc.constantFrom("^", "$", "\\A", "\\z") },
  ],
  flags: ["i", "m", "s", "is", "-i", "ms", "U"],
});

/** Bracketed classes in Rust's dialect. */
export function rustClass(): fc.Arbitrary<string> {
  const { set } = fc.letrec<{ set: string; items: string; item: string }>((tie) => ({
    item: fc.oneof(
      { maxDepth: 2, depthIdentifier: "class" },
      { weight: 5, arbitrary: fc.constantFrom(...literals).map(quoteInClass) },
      { weight: 3, arbitrary: classRange },
      { weight: 1, arbitrary: fc.constantFrom(...perlClasses) },
      { weight: 1, arbitrary: fc.constantFrom(...unicodeClasses) },
      { weight: 1, arbitrary: fc.constantFrom(...asciiClasses) },
      { weight: 2, arbitrary: tie("set") },
    ),
    items: fc.array(tie("item"), { minLength: 1, maxLength: 3 }).map((items) => items.join("")),
    set: fc
      .tuple(
        fc.boolean(),
        tie("items"),
        fc.array(fc.tuple(fc.constantFrom("&&", "--", "~~"), tie("items")), { maxLength: 1 }),
      )
      .map(([negated, first, rest]) => `[${negated ? "^" : ""}${first}${rest.flat().join("")}]`),
  }));
  return set;
}

function simpleClass(): fc.Arbitrary<string> {
  const item = fc.oneof(fc.constantFrom(...literals).map(quoteInClass), classRange);
  return fc
    .tuple(fc.boolean(), fc.array(item, { minLength: 1, maxLength: 3 }))
    .map(([negated, items]) => `[${negated ? "^" : ""}${items.join("")}]`);
}

function patternOf(parts: {
  readonly atoms: readonly fc.WeightedArbitrary<string>[];
  readonly flags: readonly string[];
}): fc.Arbitrary<string> {
  const { alternation } = fc.letrec<{ alternation: string; concatenation: string; term: string; group: string }>(
    (tie) => ({
      group: fc
        .tuple(fc.constantFrom("(", "(?:", ...parts.flags.map((flag) => `(?${flag}:`)), tie("alternation"))
        .map(([open, inner]) => `${open}${inner})`),
      term: fc.oneof(
        { maxDepth: 2, depthIdentifier: "pattern" },
        { weight: 10, arbitrary: fc.oneof(...parts.atoms) },
        { weight: 3, arbitrary: tie("group") },
        {
          weight: 4,
          arbitrary: fc
            .tuple(fc.oneof(tie("group"), fc.oneof(...parts.atoms)), fc.constantFrom(...repetitions))
            .map(([child, operator]) =>
              /^(\^|\$|\\[AzbB])/.test(child) ? `(?:${child})${operator}` : child + operator,
            ),
        },
      ),
      concatenation: fc.array(tie("term"), few).map((terms) => terms.join("")),
      alternation: fc
        .tuple(
          fc.option(fc.constantFrom(...parts.flags.map((flag) => `(?${flag})`)), { nil: "", freq: 4 }),
          fc.array(tie("concatenation"), { minLength: 1, maxLength: 3 }),
        )
        .map(([directive, branches]) => directive + branches.join("|")),
    }),
  );
  return alternation;
}

function quote(literal: string): string {
  return /[.\-\\]/.test(literal) ? `\\${literal}` : literal;
}

function quoteInClass(literal: string): string {
  return /[-:&~[\]^\\]/.test(literal) ? `\\${literal}` : literal;
}
