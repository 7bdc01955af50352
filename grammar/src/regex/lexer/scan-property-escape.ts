import type { RegexUnicodeClass } from "../ast.js";
import { takesUnicodeValue, unicodeClassRanges } from "../unicode/unicode-class-ranges.js";
import { afterCharacter, failedScan, type Scan, skipTrivia } from "./scan.js";

/** Reads `\pL`, `\p{Greek}`, `\p{sc=Greek}`, `\p{sc:Greek}` or `\p{sc!=Greek}`, and the same with `\P`. */
export function scanPropertyEscape(text: string, start: number, verbose: boolean): Scan<RegexUnicodeClass> {
  const negated = text[start + 1] === "P";
  const position = skipTrivia(text, start + 2, verbose);
  const first = text[position];
  if (first === undefined) return failedScan("unfinishedProperty", start, text.length);
  if (first === "\\") return failedScan("unfinishedProperty", start, position);
  if (first === "{") return scanBraces(text, start, position, verbose, negated);
  const end = afterCharacter(text, position);
  return unicodeClass({ kind: "unicode-class", range: { start, end }, property: text.slice(position, end), negated });
}

function scanBraces(
  text: string,
  start: number,
  brace: number,
  verbose: boolean,
  negated: boolean,
): Scan<RegexUnicodeClass> {
  let name = "";
  let position = skipTrivia(text, brace + 1, verbose);
  while (position < text.length && text[position] !== "}") {
    name += text[position];
    position = skipTrivia(text, position + 1, verbose);
  }
  if (position >= text.length) return failedScan("unclosedProperty", start, text.length);
  const range = { start, end: position + 1 };
  const operator = operatorOf(name);
  if (operator === undefined) return unicodeClass({ kind: "unicode-class", range, property: name, negated });
  const property = name.slice(0, operator.index);
  const value = name.slice(operator.index + operator.text.length);
  return unicodeClass({
    kind: "unicode-class",
    range,
    property,
    value,
    negated: negated !== (operator.text === "!="),
  });
}

/** `!=` anywhere comes before `:` anywhere, and that before `=`; so does the dialect read a name that holds several. */
function operatorOf(name: string): { readonly index: number; readonly text: string } | undefined {
  for (const text of ["!=", ":", "="]) {
    const index = name.indexOf(text);
    if (index >= 0) return { index, text };
  }
  return undefined;
}

function unicodeClass(node: RegexUnicodeClass): Scan<RegexUnicodeClass> {
  const { start, end } = node.range;
  if (unicodeClassRanges(node.property, node.value) !== undefined) return { end, value: node };
  const valueIsWrong = node.value !== undefined && takesUnicodeValue(node.property);
  return failedScan(valueIsWrong ? "unknownPropertyValue" : "unknownProperty", start, end);
}
