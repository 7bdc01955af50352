import type { EventKind } from "../events/kinds.js";
import { type AlignedPart, alignTokens } from "./align-tokens.js";
import { escapeRegex } from "./escape-regex.js";
import { type SubjectToken, subjectTokens } from "./subject-tokens.js";

/** How far a draft goes beyond the events that it was made of. */
export type Widening =
  /** Numbers and file names are widened, and so is what differs between the events. */
  | "wide"
  /** Numbers and file names are widened; what differs is one of what was there. */
  | "choices"
  /** What differs is one of what was there, the rest as it is. */
  | "literal"
  /** Exactly these events. */
  | "exact";

export interface DraftOptions {
  /**
   * The rule is to allow what it matches. Then only numbers and plain file names are widened: the folder of a program, or
   * an argument that may be anything, would let a stranger's program or another command through.
   */
  readonly allows?: boolean;
}

export interface DraftPattern {
  readonly widening: Widening;
  readonly pattern: string;
}

/** Above this the alignment would take long, and no person would read the pattern. */
const maxTokens = 400;
/** An alternation of more texts is no rule but a list. */
const maxChoices = 32;

/** Patterns that match the whole of each subject, the widest first. */
export function draftPatterns(
  kind: EventKind,
  subjects: readonly string[],
  { allows = false }: DraftOptions = {},
): DraftPattern[] {
  const distinct = [...new Set(subjects)];
  const tokens = distinct.map((subject) => {
    const own = subjectTokens(kind, subject);
    return allows ? own.map(withoutStrangers) : own;
  });
  const patterns: DraftPattern[] = [];
  if (tokens.every(({ length }) => length <= maxTokens)) {
    const wide = alignTokens(tokens, ({ text, wide }) => wide ?? ` ${text}`);
    const narrow = alignTokens(tokens, ({ text }) => text);
    if (!allows || distinct.length === 1) {
      patterns.push({ widening: "wide", pattern: join(wide, wideToken, wideGap) });
    }
    if (distinct.length > 1) {
      patterns.push({ widening: "choices", pattern: join(wide, wideToken, choice) });
      patterns.push({ widening: "literal", pattern: join(narrow, literalToken, choice) });
    }
  }
  if (distinct.length <= maxChoices) {
    patterns.push({ widening: "exact", pattern: `^${choice(distinct) ?? ""}$` });
  }
  return patterns.filter(
    ({ pattern }, index) => pattern !== "" && patterns.findIndex((other) => other.pattern === pattern) === index,
  );
}

/** The same token with no more room than a number or a plain file name needs. */
function withoutStrangers({ text, wide }: SubjectToken): SubjectToken {
  if (wide === undefined || wide.endsWith("[0-9]+")) return { text, ...(wide !== undefined && { wide }) };
  const plain = wide.replace(/\[\^\/(?:\\s)?\]\+/u, String.raw`\w[\w.-]*`);
  return plain === wide ? { text } : { text, wide: plain };
}

type TokenPattern = (token: SubjectToken) => string;
type GapPattern = (texts: readonly string[]) => string | undefined;

/** Empty where a gap has no pattern. */
function join(parts: readonly AlignedPart[], ofToken: TokenPattern, ofGap: GapPattern): string {
  const patterns = parts.map((part) => (part.kind === "common" ? ofToken(part.token) : ofGap(part.texts)));
  // A pattern in which nothing is said literally says nothing.
  const hasWord = parts.some((part) => part.kind === "common" && saysSomething(part.token, ofToken));
  return hasWord && patterns.every((pattern) => pattern !== undefined) ? `^${patterns.join("")}$` : "";
}

function saysSomething(token: SubjectToken, ofToken: TokenPattern): boolean {
  const isLiteral = ofToken === literalToken || token.wide === undefined;
  return isLiteral && /[\p{L}\p{N}]{2}/u.test(token.text);
}

const wideToken: TokenPattern = ({ text, wide }) => wide ?? escapeRegex(text);
const literalToken: TokenPattern = ({ text }) => escapeRegex(text);

const wideGap: GapPattern = (texts) => {
  if (texts.every((text) => /^[0-9]+$/.test(text))) return "[0-9]+";
  const present = texts.filter((text) => text !== "");
  const isOptional = present.length < texts.length;
  if (present.every((text) => /^\P{White_Space}*$/u.test(text))) return isOptional ? "\\S*" : "\\S+";
  // Whole arguments of a command, the blank before each with it.
  if (present.every((text) => /^\p{White_Space}/u.test(text))) {
    const isOne = present.every((text) => /^\p{White_Space}\P{White_Space}+$/u.test(text));
    const some = isOne ? "\\s\\S+" : "\\s(?s:.*)";
    return isOptional ? `(?:${some})?` : some;
  }
  return isOptional ? "(?s:.*)" : "(?s:.+)";
};

const choice: GapPattern = (texts) => {
  const distinct = [...new Set(texts)];
  if (distinct.length > maxChoices) return undefined;
  const [only] = distinct;
  if (distinct.length === 1 && only !== undefined) return escapeRegex(only);
  const blank = distinct.every((text) => text.startsWith(" ")) ? " " : "";
  return `${blank}(?:${distinct.map((text) => escapeRegex(text.slice(blank.length))).join("|")})`;
};
