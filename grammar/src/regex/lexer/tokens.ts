import {
  type CustomPatternMatcherFunc,
  createToken,
  type IMultiModeLexerDefinition,
  Lexer,
  type TokenType,
} from "chevrotain";
import { skipTrivia } from "./scan.js";
import { scanClassHead, scanClassItem } from "./scan-class.js";
import { scanEscape } from "./scan-escape.js";
import { type GroupHead, scanGroupHead } from "./scan-group-head.js";
import { scanRepetition } from "./scan-repetition.js";

/**
 * A token is as large as what is read without knowing its surroundings: a whole escape, a whole `{2,5}?`, the whole head of
 * a group, a whole range of a class. Its payload is what its scanner made of it.
 *
 * Brackets and the flag `x` change how the pattern is to be read, so each place, at the top, in a group and in a class, has
 * a mode with the flag and one without. Token types that switch modes exist once for each mode they stand in, and the parser
 * knows them by their category. The top differs from a group in that there is no mode below it that a directive could
 * replace its own with.
 */
type Mode = "top" | "verboseTop" | "group" | "verboseGroup" | "class" | "verboseClass";

/** Chevrotain sorts token types by the first character that they may have, above 255 in blocks of 255 characters. */
const everyStart = Array.from({ length: 513 }, (_, index) =>
  index < 256 ? index : Math.min(255 * (index - 255) + 1, 0xffff),
);

export const GroupOpen = createToken({ name: "GroupOpen", label: '"(" or the head of a group', pattern: Lexer.NA });
export const Directive = createToken({ name: "Directive", label: '"(?" flags ")"', pattern: Lexer.NA });
export const ClassOpen = createToken({ name: "ClassOpen", label: '"[" or "[^"', pattern: Lexer.NA });
export const Repeat = createToken({
  name: "Repeat",
  label: '"*", "+", "?" or "{…}", lazy with "?"',
  pattern: Lexer.NA,
});
export const Escape = createToken({ name: "Escape", label: "an escape", pattern: Lexer.NA });
export const ClassItem = createToken({ name: "ClassItem", label: "a character, escape or range", pattern: Lexer.NA });

export const GroupClose = createToken({ name: "GroupClose", label: '")"', pattern: ")", pop_mode: true });
export const Bar = createToken({ name: "Bar", label: '"|"', pattern: "|" });
export const Dot = createToken({ name: "Dot", label: '"."', pattern: "." });
export const Caret = createToken({ name: "Caret", label: '"^"', pattern: "^" });
export const Dollar = createToken({ name: "Dollar", label: '"$"', pattern: "$" });
export const Literal = createToken({
  name: "Literal",
  label: "a character",
  pattern: (text, offset) => taken(text, offset, offset + ((text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1)),
  start_chars_hint: everyStart,
  line_breaks: true,
});

export const ClassClose = createToken({ name: "ClassClose", label: '"]"', pattern: "]", pop_mode: true });
export const SetOperator = createToken({ name: "SetOperator", label: '"&&", "--" or "~~"', pattern: /&&|--|~~/ });
export const AsciiClass = createToken({
  name: "AsciiClass",
  label: '"[:" name ":]"',
  pattern: /\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/,
});

/** Stand for a whole group and a whole class that were parsed before what is around them. */
export const Group = createToken({ name: "Group", label: "group", pattern: Lexer.NA });
export const BracketedClass = createToken({ name: "BracketedClass", label: "bracketedClass", pattern: Lexer.NA });

const Trivia = createToken({
  name: "Trivia",
  pattern: (text, offset) => {
    const end = skipTrivia(text, offset, true);
    return end === offset ? null : taken(text, offset, end);
  },
  group: Lexer.SKIPPED,
  start_chars_hint: everyStart,
  line_breaks: true,
});

/** All token types that the parser names. */
export const parserTokens: readonly TokenType[] = [
  ...[GroupOpen, GroupClose, Directive, Bar, Repeat, Dot, Caret, Dollar, Escape, Literal],
  ...[ClassOpen, ClassClose, SetOperator, AsciiClass, ClassItem, Group, BracketedClass],
];

export const lexerDefinition: IMultiModeLexerDefinition = {
  modes: {
    top: patternTokens("top", false),
    verboseTop: [Trivia, ...patternTokens("top", true)],
    group: patternTokens("group", false),
    verboseGroup: [Trivia, ...patternTokens("group", true)],
    class: classTokens(false),
    verboseClass: [Trivia, ...classTokens(true)],
  } satisfies Record<Mode, TokenType[]>,
  defaultMode: "top" satisfies Mode,
};

function patternTokens(place: "top" | "group", verbose: boolean): TokenType[] {
  return [
    groupOpen(verbose, false),
    groupOpen(verbose, true),
    directive(place, verbose, false),
    directive(place, verbose, true),
    GroupClose,
    Bar,
    classOpen(verbose),
    scanned(Repeat, verbose, ["*", "+", "?", "{"], scanRepetition),
    Dot,
    Caret,
    Dollar,
    scanned(Escape, verbose, ["\\"], scanEscape),
    Literal,
  ];
}

function classTokens(verbose: boolean): TokenType[] {
  return [
    AsciiClass,
    classOpen(verbose),
    ClassClose,
    SetOperator,
    scanned(ClassItem, verbose, everyStart, scanClassItem),
  ];
}

function groupOpen(verbose: boolean, verboseBehind: boolean): TokenType {
  return groupHead(GroupOpen, verbose, verboseBehind, { push_mode: groupMode("group", verboseBehind) });
}

function directive(place: "top" | "group", verbose: boolean, verboseBehind: boolean): TokenType {
  if (verbose === verboseBehind) return groupHead(Directive, verbose, verboseBehind, {});
  const push_mode = groupMode(place, verboseBehind);
  return groupHead(Directive, verbose, verboseBehind, place === "top" ? { push_mode } : { pop_mode: true, push_mode });
}

function groupMode(place: "top" | "group", verbose: boolean): Mode {
  if (place === "top") return verbose ? "verboseTop" : "top";
  return verbose ? "verboseGroup" : "group";
}

/** A head of the category that leaves the flag `x` as `verboseBehind` says. */
function groupHead(
  category: TokenType,
  verbose: boolean,
  verboseBehind: boolean,
  modes: { readonly push_mode?: Mode; readonly pop_mode?: boolean },
): TokenType {
  const kind: GroupHead["kind"] = category === GroupOpen ? "open" : "directive";
  return createToken({
    name: `${nameIn(category, verbose)}${verboseBehind ? "ToVerbose" : "ToPlain"}`,
    categories: category,
    pattern: (text, offset) => {
      if (text[offset] !== "(") return null;
      const head = scanGroupHead(text, offset, verbose);
      return head.kind === kind && head.verbose === verboseBehind ? taken(text, offset, head.end, head) : null;
    },
    start_chars_hint: ["("],
    line_breaks: true,
    ...modes,
  });
}

function classOpen(verbose: boolean): TokenType {
  const entered: Mode = verbose ? "verboseClass" : "class";
  return createToken({
    name: nameIn(ClassOpen, verbose),
    categories: ClassOpen,
    pattern: (text, offset) => {
      if (text[offset] !== "[") return null;
      const head = scanClassHead(text, offset, verbose);
      return taken(text, offset, head.end, head);
    },
    start_chars_hint: ["["],
    line_breaks: true,
    push_mode: entered,
  });
}

function scanned(
  category: TokenType,
  verbose: boolean,
  starts: (string | number)[],
  scan: (text: string, start: number, verbose: boolean) => { readonly end: number },
): TokenType {
  return createToken({
    name: nameIn(category, verbose),
    categories: category,
    pattern: (text, offset) => {
      if (starts !== everyStart && !starts.includes(text[offset] ?? "")) return null;
      const result = scan(text, offset, verbose);
      return taken(text, offset, result.end, result);
    },
    start_chars_hint: starts,
    line_breaks: true,
  });
}

function nameIn(category: TokenType, verbose: boolean): string {
  return `${verbose ? "Verbose" : "Plain"}${category.name}`;
}

/** A match in the shape that Chevrotain expects of a custom pattern. */
function taken(text: string, start: number, end: number, payload?: object): ReturnType<CustomPatternMatcherFunc> {
  return Object.assign<[string], { payload?: object }>(
    [text.slice(start, end)],
    payload === undefined ? {} : { payload },
  );
}
