import type {
  RegexAssertion,
  RegexBracketedClass,
  RegexClassItem,
  RegexClassSet,
  RegexFlagState,
  RegexFlags,
  RegexNode,
  RegexRepetition,
} from "@a3s/acl-grammar/regex";
import { applyRegexFlags, initialRegexFlags } from "@a3s/acl-grammar/regex";
import { codeSpan } from "../markdown.js";

/** A piece of a pattern in words; what it is made of stands below it. */
export interface RegexLine {
  readonly depth: number;
  readonly text: string;
}

/** More are no help to a reader. */
const maxLines = 40;
const maxDepth = 5;

/** What a pattern or a piece of it matches under flags, piece by piece in the order of the text, in Markdown without line breaks. */
export function describeRegex(tree: RegexNode, flags: RegexFlagState = initialRegexFlags): readonly RegexLine[] {
  const lines: RegexLine[] = [];
  addLines(tree, { flags }, 0, lines);
  return lines.length > maxLines ? [...lines.slice(0, maxLines), { depth: 0, text: "…" }] : lines;
}

/** A directive changes the flags of what follows it in its group. */
interface Scope {
  flags: RegexFlagState;
}

function addLines(node: RegexNode, scope: Scope, depth: number, lines: RegexLine[]): void {
  if (lines.length > maxLines) return;
  const add = (text: string) => lines.push({ depth, text });
  if (depth > maxDepth) {
    add("…");
    return;
  }
  switch (node.kind) {
    case "concatenation":
      for (const piece of mergeLiterals(node.items)) {
        if (typeof piece === "string") add(describeText(piece, scope.flags));
        else addLines(piece, scope, depth, lines);
      }
      return;
    case "alternation":
      if (node.alternatives.every(isText)) {
        add(describeTexts(node.alternatives.map(textOf), scope.flags));
        return;
      }
      add("one of:");
      for (const [index, alternative] of node.alternatives.entries()) {
        if (index > 0) lines.push({ depth, text: "or:" });
        addLines(alternative, scope, depth + 1, lines);
      }
      return;
    case "group": {
      const inner = { flags: node.flags === undefined ? scope.flags : applyRegexFlags(scope.flags, node.flags) };
      if (node.index !== undefined)
        add(node.name === undefined ? `group ${node.index}:` : `group ${codeSpan(node.name)}:`);
      addLines(node.child, inner, node.index === undefined ? depth : depth + 1, lines);
      return;
    }
    case "repetition":
      addRepetition(node, scope, depth, lines);
      return;
    case "flags":
      scope.flags = applyRegexFlags(scope.flags, node.flags);
      add(describeFlags(node.flags));
      return;
    default:
      add(describeAtom(node, scope.flags));
  }
}

function addRepetition(node: RegexRepetition, scope: Scope, depth: number, lines: RegexLine[]): void {
  const inner: RegexLine[] = [];
  addLines(node.child, scope, 0, inner);
  const [only] = inner;
  const times = describeTimes(node);
  if (inner.length === 1 && only !== undefined) {
    lines.push({ depth, text: `${times}: ${only.text}` });
    return;
  }
  lines.push({ depth, text: `${times}:` });
  for (const line of inner) lines.push({ ...line, depth: line.depth + depth + 1 });
}

function describeTimes({ min, max, greedy }: RegexRepetition): string {
  const lazy = greedy ? "" : ", as few as will do";
  if (min === 0 && max === 1) return `perhaps${lazy}`;
  if (min === 0 && max === undefined) return `any number of times, also none${lazy}`;
  if (min === 1 && max === undefined) return `once or more${lazy}`;
  if (max === undefined) return `${min} times or more${lazy}`;
  if (min === max) return `${min} times`;
  return `${min} to ${max} times${lazy}`;
}

function describeText(text: string, flags: RegexFlagState): string {
  return `the text ${codeSpan(text)}${caseOf(flags, text)}`;
}

function describeTexts(texts: readonly string[], flags: RegexFlagState): string {
  return `one of ${texts.map((text) => codeSpan(text)).join(", ")}${caseOf(flags, texts.join(""))}`;
}

/** Said only where there are letters. */
function caseOf({ ignoreCase }: RegexFlagState, text: string): string {
  return ignoreCase && /\p{L}/u.test(text) ? ", in upper or lower case" : "";
}

function describeAtom(node: RegexNode, flags: RegexFlagState): string {
  switch (node.kind) {
    case "literal":
      return describeText(String.fromCodePoint(node.codePoint), flags);
    case "dot":
      return flags.dotMatchesLineFeed ? "any character" : "any character but a line feed";
    case "assertion":
      return describeAssertion(node, flags);
    case "bracketed-class":
      return describeClass(node, flags);
    case "perl-class":
    case "unicode-class":
      return describeItem(node);
    default:
      return "nothing";
  }
}

const assertions: Readonly<Record<RegexAssertion["assertion"], string>> = {
  "start-line": "the start of the text",
  "end-line": "the end of the text",
  "start-text": "the start of the text",
  "end-text": "the end of the text",
  "word-boundary": "the edge of a word",
  "not-word-boundary": "a place that is no edge of a word",
  "word-start": "the start of a word",
  "word-end": "the end of a word",
  "word-start-half": "no word character before",
  "word-end-half": "no word character behind",
};

function describeAssertion({ assertion }: RegexAssertion, { multiLine }: RegexFlagState): string {
  if (multiLine && assertion === "start-line") return "the start of a line";
  if (multiLine && assertion === "end-line") return "the end of a line";
  return assertions[assertion];
}

function describeClass({ negated, set }: RegexBracketedClass, flags: RegexFlagState): string {
  const items = describeSet(set);
  return `${negated ? "one character that is none of" : "one of"}: ${items}${caseOf(flags, lettersIn(set))}`;
}

/** The letters that a set names one by one. */
function lettersIn(set: RegexClassSet): string {
  if (set.kind === "operation") return lettersIn(set.left) + lettersIn(set.right);
  return set.items
    .flatMap((item) => (item.kind === "range" ? [item.from, item.to] : item.kind === "literal" ? [item] : []))
    .map(({ codePoint }) => String.fromCodePoint(codePoint))
    .join("");
}

function describeSet(set: RegexClassSet): string {
  if (set.kind === "union") return set.items.map(describeItem).join(", ");
  const words = { "&&": "that are also", "--": "without", "~~": "that are not also" };
  return `${describeSet(set.left)}, ${words[set.operator]} ${describeSet(set.right)}`;
}

const perlClasses = { digit: "a digit", space: "a blank", word: "a word character" };

function describeItem(item: RegexClassItem): string {
  switch (item.kind) {
    case "literal":
      return codeSpan(String.fromCodePoint(item.codePoint));
    case "range":
      return `${describeItem(item.from)} to ${describeItem(item.to)}`;
    case "ascii-class":
      return `${item.negated ? "not " : ""}ASCII ${codeSpan(item.name)}`;
    case "perl-class":
      return `${item.negated ? "not " : ""}${perlClasses[item.name]}`;
    case "unicode-class": {
      const property = item.value === undefined ? item.property : `${item.property}=${item.value}`;
      return `${item.negated ? "a character not of " : "a character of "}Unicode ${codeSpan(property)}`;
    }
    case "bracketed-class":
      return `${item.negated ? "not " : ""}(${describeSet(item.set)})`;
  }
}

const flagWords: Readonly<Record<RegexFlags["on"][number], readonly [string, string]>> = {
  i: ["upper and lower case are the same", "upper and lower case differ"],
  m: ["`^` and `$` also match at line breaks", "`^` and `$` match at the ends of the text alone"],
  s: ["`.` also matches a line feed", "`.` matches no line feed"],
  R: ["carriage returns end lines as well", "line feeds alone end lines"],
  U: ["repetitions take as little as will do", "repetitions take as much as they can"],
  u: ["classes know all of Unicode", "classes know ASCII alone"],
  x: ["blanks and comments mean nothing", "blanks mean themselves"],
};

function describeFlags({ on, off }: RegexFlags): string {
  const words = [...on.map((flag) => flagWords[flag][0]), ...off.map((flag) => flagWords[flag][1])];
  return `from here on ${words.join(", ")}`;
}

function mergeLiterals(items: readonly RegexNode[]): readonly (RegexNode | string)[] {
  const merged: (RegexNode | string)[] = [];
  for (const item of items) {
    const last = merged.at(-1);
    if (item.kind !== "literal") merged.push(item);
    else if (typeof last === "string") merged[merged.length - 1] = last + String.fromCodePoint(item.codePoint);
    else merged.push(String.fromCodePoint(item.codePoint));
  }
  return merged;
}

function isText(node: RegexNode): boolean {
  return (
    node.kind === "literal" || (node.kind === "concatenation" && node.items.every(({ kind }) => kind === "literal"))
  );
}

function textOf(node: RegexNode): string {
  if (node.kind === "literal") return String.fromCodePoint(node.codePoint);
  return node.kind === "concatenation" ? node.items.map(textOf).join("") : "";
}
