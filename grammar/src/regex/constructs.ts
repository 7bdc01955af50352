/** A piece that people write into patterns, with what it matches. */
export interface RegexConstruct {
  /** As it is written; a hole is what the author has to fill in, with a proposal. */
  readonly parts: readonly (string | { readonly hole: string })[];
  /** What it matches, as a phrase that can stand alone. */
  readonly documentation: string;
  /** Where it can stand: between the brackets of a class, outside of them, or both. */
  readonly place: "class" | "pattern" | "both";
}

const one = (text: string, place: RegexConstruct["place"], documentation: string): RegexConstruct => ({
  parts: [text],
  place,
  documentation,
});

const around = (before: string, hole: string, after: string, documentation: string): RegexConstruct => ({
  parts: [before, { hole }, after],
  place: "pattern",
  documentation,
});

/** The constructs of the dialect that editors offer, the most used first. */
export const regexConstructs: readonly RegexConstruct[] = [
  one("\\b", "pattern", "The edge of a word: a word character on one side and none on the other."),
  one("\\s", "both", "A blank: space, tab, line break, and the other white space of Unicode."),
  one("\\S", "both", "A character that is no blank."),
  one("\\d", "both", "A decimal digit of any script; `[0-9]` are the ASCII ones."),
  one("\\D", "both", "A character that is no decimal digit."),
  one("\\w", "both", "A word character: letter, digit, mark or connector, of any script."),
  one("\\W", "both", "A character that is no word character."),
  one("\\.", "both", "A dot; without the backslash it is any character."),
  one("\\B", "pattern", "A place that is no edge of a word."),
  one("^", "pattern", "The start of the text; with the flag `m` also of a line."),
  one("$", "pattern", "The end of the text; with the flag `m` also of a line."),
  one("\\A", "pattern", "The start of the text, whatever the flags."),
  one("\\z", "pattern", "The end of the text, whatever the flags."),
  one(".", "pattern", "Any character but a line feed; with the flag `s` that as well."),
  around("(?:", "…", ")", "A group that captures nothing."),
  around("(", "…", ")", "A group that captures what it matches."),
  {
    parts: ["(?<", { hole: "name" }, ">", { hole: "…" }, ")"],
    place: "pattern",
    documentation: "A group with a name.",
  },
  around("[", "…", "]", "One of these characters."),
  around("[^", "…", "]", "One character that is none of these."),
  one("(?i)", "pattern", "From here on, upper and lower case are the same."),
  one("(?s)", "pattern", "From here on, `.` matches a line feed as well."),
  one("(?m)", "pattern", "From here on, `^` and `$` match at every line."),
  one("(?x)", "pattern", "From here on, blanks and `#` comments in the pattern mean nothing."),
  around("(?i:", "…", ")", "A group in which upper and lower case are the same."),
  one("*", "pattern", "The part before it, any number of times."),
  one("+", "pattern", "The part before it, once or more."),
  one("?", "pattern", "The part before it, or nothing."),
  around("{", "2", "}", "The part before it, exactly so many times."),
  {
    parts: ["{", { hole: "2" }, ",", { hole: "5" }, "}"],
    place: "pattern",
    documentation: "The part before it, from so many to so many times.",
  },
  one("|", "pattern", "What stands before it, or what stands behind it."),
  one("[:alpha:]", "class", "An ASCII letter."),
  one("[:digit:]", "class", "An ASCII digit."),
  one("[:alnum:]", "class", "An ASCII letter or digit."),
  one("[:space:]", "class", "An ASCII blank."),
  one("[:xdigit:]", "class", "A hexadecimal digit."),
  one("[:upper:]", "class", "An ASCII upper-case letter."),
  one("[:lower:]", "class", "An ASCII lower-case letter."),
  one("[:punct:]", "class", "An ASCII punctuation character."),
  one("\\p{L}", "both", "A letter of any script."),
  one("\\p{Lu}", "both", "An upper-case letter of any script."),
  one("\\p{N}", "both", "A number of any script."),
  one("\\p{Greek}", "both", "A character of a script, here Greek."),
  one("\\n", "both", "A line feed."),
  one("\\t", "both", "A tab."),
  one("\\r", "both", "A carriage return."),
  { parts: ["\\x{", { hole: "1F600" }, "}"], place: "both", documentation: "The character of this number." },
];
