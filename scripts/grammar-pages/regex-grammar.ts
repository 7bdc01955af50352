import { regexProductions } from "../../grammar/src/regex/parser/regex-productions.js";
import type { Grammar } from "./grammar.js";

/** The regex dialect. Its tokens are whole escapes, heads of groups and ranges, so the table says what is within them. */
export function regexGrammar(): Grammar {
  return {
    title: "Grammar of the regex dialect",
    introduction:
      "The patterns of rules are regular expressions in the dialect of Rust's `regex` crate. Blanks and comments between tokens are left out under the flag `x`. A pattern is parsed as `pattern`, and what is between brackets as `group` and `bracketedClass`.",
    productions: regexProductions(),
    start: "pattern",
    tokens: {
      AsciiClass:
        '`"[:" [ "^" ] name ":]"`, the name one of alnum, alpha, ascii, blank, cntrl, digit, graph, lower, print, punct, space, upper, word, xdigit',
      ClassItem:
        '`one [ "-" one ]`, where `one` is an `Escape` that names a character (alone also one that names a class) or any character but `\\` and `]`; a `-` before `]` or `-` means itself',
      ClassOpen: '`"[" [ "^" ] { "-" } [ "]" ]`; the dashes mean themselves, and so does a `]` that comes first',
      Directive:
        '`"(?" flags ")"`, where `flags` is `{ flag } [ "-" flag { flag } ]` with each flag out of `imsRUux` at most once, and at least one',
      Escape:
        "`\\` and punctuation; `\\a \\f \\t \\n \\r \\v`; `\\xHH \\uHHHH \\UHHHHHHHH` or any of the three with `{H…}`; `\\d \\D \\s \\S \\w \\W`; `\\pL \\p{name} \\p{name=value} \\p{name:value} \\p{name!=value}` and the same with `\\P`; `\\A \\z \\b \\B \\< \\>`; `\\b{start} \\b{end} \\b{start-half} \\b{end-half}`",
      GroupOpen:
        '`"("`, `"(?" flags ":"` with flags or none, `"(?<" name ">"` or `"(?P<" name ">"`; a name is a letter or `_` and then letters, digits, `_`, `.`, `[`, `]`',
      Literal: "any other character, `]` and `}` included",
      Repeat:
        '`( "*" | "+" | "?" | "{" n "}" | "{" n "," "}" | "{" n "," m "}" ) [ "?" ]`; blanks may stand around the numbers',
      SetOperator:
        '`"&&"`, `"--"` or `"~~"`: intersection, difference and symmetric difference, from left to right without precedence',
    },
  };
}
