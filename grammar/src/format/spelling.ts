import type { Label, ObjectEntry, Value } from "../acl/ast.js";
import type { Range } from "../source/range.js";

/** What is printed for a token: a stretch of the source as it stands, or another spelling of it. */
export type Spelling =
  | { readonly kind: "source"; readonly range: Range }
  | { readonly kind: "text"; readonly text: string };

/** How a value without parts is printed; heredocs and values with brackets have printers of their own. */
export function valueSpelling(text: string, value: Value): Spelling {
  if (value.kind === "string" && value.quote === "'") return singleQuotedSpelling(value.value, value.range);
  if (value.kind === "number") return numberSpelling(text, value.range);
  return { kind: "source", range: value.range };
}

export function labelSpelling(text: string, label: Label): Spelling {
  if (!label.quoted) return { kind: "text", text: doubleQuoted(label.value) };
  if (text[label.range.start] === "'") return singleQuotedSpelling(label.value, label.range);
  return { kind: "source", range: label.range };
}

export function keySpelling(text: string, entry: ObjectEntry): Spelling {
  const range = entry.keyKind === "parenthesized" ? withoutParentheses(text, entry.keyRange) : entry.keyRange;
  if (entry.keyKind === "number") return numberSpelling(text, range);
  if (text[range.start] === "'") return singleQuotedSpelling(entry.key, range);
  return { kind: "source", range };
}

export function spelledText(text: string, spelling: Spelling): string {
  return spelling.kind === "text" ? spelling.text : text.slice(spelling.range.start, spelling.range.end);
}

/** Double-quoted text would read a template marker in another way, or other tools would; such a string stays as it is. */
function singleQuotedSpelling(value: string, range: Range): Spelling {
  if (value.includes("${") || value.includes("%{")) return { kind: "source", range };
  return { kind: "text", text: doubleQuoted(value) };
}

function doubleQuoted(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/** Digits on both sides of the point, and nothing between the sign and the digits. */
function numberSpelling(text: string, range: Range): Spelling {
  const source = text.slice(range.start, range.end);
  let start = source.length;
  while (start > 0 && isNumberPart(source[start - 1] ?? "")) start -= 1;
  let digits = source.slice(start);
  if (digits.startsWith("-")) digits = digits.slice(1);
  const exponentAt = digits.search(/[eE]/);
  const exponent = exponentAt < 0 ? "" : digits.slice(exponentAt);
  let mantissa = exponentAt < 0 ? digits : digits.slice(0, exponentAt);
  if (mantissa.startsWith(".")) mantissa = `0${mantissa}`;
  if (mantissa.endsWith(".")) mantissa = `${mantissa}0`;
  const spelled = `${source.startsWith("-") ? "-" : ""}${mantissa}${exponent}`;
  return spelled === source ? { kind: "source", range } : { kind: "text", text: spelled };
}

function isNumberPart(character: string): boolean {
  return (
    (character >= "0" && character <= "9") ||
    character === "." ||
    character === "e" ||
    character === "E" ||
    character === "+" ||
    character === "-"
  );
}

const opening = /\((?:[ \t\r\n]+|#[^\r\n]*|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/y;
const quotedToken = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y;

/** The string of a key such as `("name")`. */
function withoutParentheses(text: string, range: Range): Range {
  opening.lastIndex = range.start;
  if (!opening.test(text)) return range;
  const start = opening.lastIndex;
  quotedToken.lastIndex = start;
  return quotedToken.test(text) ? { start, end: quotedToken.lastIndex } : range;
}
