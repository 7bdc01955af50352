import type { RegexFlag, RegexFlags, RegexProblem } from "../ast.js";
import { type ProblemName, problemAt } from "../problems.js";
import { rangesContain } from "../sets/range-set.js";
import { unicodeClassRanges } from "../unicode/unicode-class-ranges.js";
import { afterCharacter, skipTrivia } from "./scan.js";

/** What stands between the parenthesis of a group and its contents. */
export interface GroupHead {
  readonly end: number;
  /** A directive is complete with its head; what follows an open head runs to its own closing parenthesis. */
  readonly kind: "open" | "directive";
  readonly captures: boolean;
  readonly name?: { readonly text: string; readonly start: number; readonly end: number };
  readonly flags?: RegexFlags;
  /** Whether the flag `x` is in force behind the head. */
  readonly verbose: boolean;
  readonly problem?: RegexProblem;
}

const knownFlags = "imsRUux";
const lookaround = /\?<?[=!]/y;
const pythonBackreference = /\?P=[^()]{0,64}\)/y;
const comment = /\?#[^)]*\)?/y;

/**
 * Reads the head of a group from its parenthesis on. A head that is wrong still opens a group where it can, so that its
 * closing parenthesis is not taken for a second mistake.
 */
export function scanGroupHead(text: string, start: number, verbose: boolean): GroupHead {
  const inner = skipTrivia(text, start + 1, verbose);
  const plain = { kind: "open", captures: false, verbose } as const;
  const failed = (name: ProblemName, end: number, kind: GroupHead["kind"] = "open"): GroupHead => ({
    ...plain,
    kind,
    end,
    problem: problemAt(name, start, end),
  });

  if (text[inner] !== "?") return { ...plain, captures: true, end: inner };
  const lookaroundEnd = endOfMatch(lookaround, text, inner);
  if (lookaroundEnd !== undefined) return failed("lookaround", lookaroundEnd);
  const backreferenceEnd = endOfMatch(pythonBackreference, text, inner);
  if (backreferenceEnd !== undefined) return failed("backreference", backreferenceEnd, "directive");
  const commentEnd = endOfMatch(comment, text, inner);
  if (commentEnd !== undefined) return failed("commentGroup", commentEnd, "directive");
  if (text.startsWith("?>", inner)) return failed("atomicGroup", inner + 2);
  if (text.startsWith("?P<", inner)) return scanNamed(text, start, inner + 3, verbose);
  if (text.startsWith("?<", inner)) return scanNamed(text, start, inner + 2, verbose);
  if (inner + 1 >= text.length) return failed("unfinishedGroupHead", text.length);
  return scanFlags(text, start, inner + 1, verbose);
}

function scanNamed(text: string, start: number, nameStart: number, verbose: boolean): GroupHead {
  const plain = { kind: "open", captures: true, verbose } as const;
  let position = nameStart;
  while (position < text.length && text[position] !== ">") {
    const end = afterCharacter(text, position);
    if (!isNameCharacter(text.codePointAt(position) ?? 0, position === nameStart)) {
      return { ...plain, end, problem: problemAt("groupNameCharacter", position, end) };
    }
    position = end;
  }
  if (position >= text.length) {
    return { ...plain, end: position, problem: problemAt("unfinishedGroupName", start, position) };
  }
  const end = position + 1;
  if (position === nameStart) return { ...plain, end, problem: problemAt("emptyGroupName", start, end) };
  return { ...plain, end, name: { text: text.slice(nameStart, position), start: nameStart, end: position } };
}

function scanFlags(text: string, start: number, flagsStart: number, verbose: boolean): GroupHead {
  const seen: { flag: RegexFlag; on: boolean }[] = [];
  let problem: RegexProblem | undefined;
  let negation: number | undefined;
  let position = flagsStart;
  for (; text[position] !== ":" && text[position] !== ")"; position += 1) {
    const character = text[position];
    if (character === undefined) {
      problem ??= problemAt("unfinishedFlags", start, position);
      return { kind: "open", captures: false, verbose, end: position, problem };
    }
    if (character === "-") {
      if (negation !== undefined) problem ??= problemAt("repeatedFlagNegation", position, position + 1);
      negation ??= position;
    } else if (!isFlag(character)) {
      const end = afterCharacter(text, position);
      problem ??= problemAt("unknownGroupKind", position === flagsStart ? start : position, end);
      return { kind: "open", captures: false, verbose, end, problem };
    } else {
      if (seen.some(({ flag }) => flag === character)) problem ??= problemAt("repeatedFlag", position, position + 1);
      else seen.push({ flag: character, on: negation === undefined });
    }
  }
  if (text[position - 1] === "-") problem ??= problemAt("danglingFlagNegation", position - 1, position);
  const end = position + 1;
  const kind = text[position] === ")" ? "directive" : "open";
  if (kind === "directive" && position === flagsStart) problem ??= problemAt("emptyGroupHead", start, end);
  const flags: RegexFlags = {
    range: { start: flagsStart, end: position },
    on: seen.filter(({ on }) => on).map(({ flag }) => flag),
    off: seen.filter(({ on }) => !on).map(({ flag }) => flag),
  };
  const verboseBehind = flags.on.includes("x") || (verbose && !flags.off.includes("x"));
  const head = { end, kind, captures: false, flags, verbose: verboseBehind } as const;
  return problem === undefined ? head : { ...head, problem };
}

function isFlag(character: string): character is RegexFlag {
  return knownFlags.includes(character);
}

function isNameCharacter(codePoint: number, first: boolean): boolean {
  if (codePoint === 0x5f || has("Alphabetic", codePoint)) return true;
  return !first && (codePoint === 0x2e || codePoint === 0x5b || codePoint === 0x5d || has("N", codePoint));
}

function has(property: string, codePoint: number): boolean {
  return rangesContain(unicodeClassRanges(property) ?? [], codePoint);
}

function endOfMatch(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
