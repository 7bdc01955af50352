import type { Range } from "@a3s/acl-grammar";
import { capitals, charClass, isIn } from "./char-class.js";
import type { TextView } from "./text-view.js";

/** Where the value of a label stands, and how it is written. */
export interface LabelledPlace {
  /** Where the value starts, behind its opening quote. */
  readonly start: number;
  /** The unit of the quote around the value; undefined where there is none. */
  readonly quote?: number;
  /** How many backslashes stand before the quote: text within quoted text. */
  readonly backslashes: number;
  /** `assign`: `=` and the like; `colon`: `:`; `flag`: a space behind an option; `element`: an XML element. */
  readonly style: "assign" | "colon" | "flag" | "element";
  /** Whether there is space between the label and the value. */
  readonly isSpaced: boolean;
  /** Whether the label is written in capitals, as variables of the environment are. */
  readonly isCapital: boolean;
}

/** What may follow a label's main word: `SECRET_KEY_BASE`, `passwordValue`, `token2`. */
const suffixes = new Set(
  "key value base text string plain raw prod production dev development test staging live main old new current default admin root user db primary secondary hash salt b64 base64 1 2 3".split(
    " ",
  ),
);

const quotes = charClass("\"'`");
const blanks = charClass(" \t");
const labelCharacters = charClass("A-Za-z0-9_.-");
/** What can stand behind the main word; a look at it spares the rest where a word stands in prose or code. */
const followers = charClass("A-Za-z0-9_.\"'`\\] \t:=?%>-");
const separatorStarts = charClass(":=?%>");
const backslash = 0x5c;
const longestSuffix = 24;
const longestGap = 8;

/** Reads what stands between a label's main word, at `word`, and its value; undefined where no value is given. */
export function readLabel(view: TextView, word: Range): LabelledPlace | undefined {
  if (!isIn(followers, view.code(word.end))) return undefined;
  const suffixEnd = view.runEnd(labelCharacters, word.end, word.end + longestSuffix);
  if (!isSuffix(view.slice(word.end, suffixEnd))) return undefined;
  const labelEnd = afterQuote(view, suffixEnd);
  const bracketEnd = view.hasAt(labelEnd, "]") ? labelEnd + 1 : labelEnd;
  const gapEnd = view.runEnd(blanks, bracketEnd, bracketEnd + longestGap);
  const separator = readSeparator(view, word.start, suffixEnd, gapEnd);
  if (separator === undefined) return undefined;
  const valueAt = view.runEnd(blanks, separator.end, separator.end + longestGap);
  const place = {
    style: separator.style,
    isSpaced: gapEnd > bracketEnd || valueAt > separator.end,
    isCapital: isIn(capitals, view.code(word.start)) && isUpperCase(view.slice(word.start, word.end)),
  };
  let quoteAt = valueAt;
  while (quoteAt < valueAt + 7 && view.code(quoteAt) === backslash) quoteAt++;
  if (isIn(quotes, view.code(quoteAt))) {
    return { ...place, start: quoteAt + 1, quote: view.code(quoteAt), backslashes: quoteAt - valueAt };
  }
  return { ...place, start: valueAt, backslashes: 0 };
}

function isSuffix(suffix: string): boolean {
  if (suffix === "") return true;
  const parts = suffix.split(/[-_.]|(?<=[a-z])(?=[A-Z])/u).filter((part) => part !== "");
  return parts.every((part) => suffixes.has(part.toLowerCase()));
}

function isUpperCase(text: string): boolean {
  return text === text.toUpperCase();
}

/** Behind the quote that closes a quoted label, with its backslashes. */
function afterQuote(view: TextView, from: number): number {
  let at = from;
  while (at < from + 7 && view.code(at) === backslash) at++;
  return isIn(quotes, view.code(at)) ? at + 1 : from;
}

function readSeparator(
  view: TextView,
  wordStart: number,
  labelEnd: number,
  at: number,
): { readonly style: LabelledPlace["style"]; readonly end: number } | undefined {
  if (!isIn(separatorStarts, view.code(at))) {
    const isFlag = at > labelEnd && view.hasAt(view.runStart(labelCharacters, wordStart, wordStart - 64), "--");
    return isFlag ? { style: "flag", end: at } : undefined;
  }
  if (view.hasAt(at, ":=") || view.hasAt(at, "=>") || view.hasAt(at, "?=")) return { style: "assign", end: at + 2 };
  if (view.hasAt(at, "===")) return { style: "assign", end: at + 3 };
  if (view.hasAt(at, "==")) return { style: "assign", end: at + 2 };
  if (view.hasAt(at, "=")) return { style: "assign", end: at + 1 };
  if (view.hasAt(at, "%3D") || view.hasAt(at, "%3d")) return { style: "assign", end: at + 3 };
  if (view.hasAt(at, ":")) return view.hasAt(at + 1, ":") ? undefined : { style: "colon", end: at + 1 };
  const labelStart = view.runStart(labelCharacters, wordStart, wordStart - 64);
  return view.hasAt(at, ">") && view.hasAt(labelStart - 1, "<") ? { style: "element", end: at + 1 } : undefined;
}
