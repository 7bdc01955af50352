import type { RegexClassItem, RegexClassSet, RegexFlags, RegexNode } from "./ast.js";

/** The flags in force at a place of a pattern. */
export interface RegexFlagState {
  /** `i` */
  readonly ignoreCase: boolean;
  /** `m`: `^` and `$` also match at line breaks. */
  readonly multiLine: boolean;
  /** `s`: `.` also matches a line break. */
  readonly dotMatchesLineFeed: boolean;
  /** `R`: CR LF and CR are line breaks as well. */
  readonly crlf: boolean;
  /** `U`: repetitions are lazy and `?` makes them greedy. */
  readonly swapGreed: boolean;
  /** `u` */
  readonly unicode: boolean;
  /** `x`: blanks and comments between the parts of the pattern were not read as characters. */
  readonly ignoreWhitespace: boolean;
}

export type RegexTreeNode = RegexNode | RegexClassSet | RegexClassItem;

/** What a pattern begins with. */
export const initialRegexFlags: RegexFlagState = {
  ignoreCase: false,
  multiLine: false,
  dotMatchesLineFeed: false,
  crlf: false,
  swapGreed: false,
  unicode: true,
  ignoreWhitespace: false,
};

export function applyRegexFlags(before: RegexFlagState, change: RegexFlags): RegexFlagState {
  const is = (flag: RegexFlags["on"][number], was: boolean) =>
    change.on.includes(flag) || (was && !change.off.includes(flag));
  return {
    ignoreCase: is("i", before.ignoreCase),
    multiLine: is("m", before.multiLine),
    dotMatchesLineFeed: is("s", before.dotMatchesLineFeed),
    crlf: is("R", before.crlf),
    swapGreed: is("U", before.swapGreed),
    unicode: is("u", before.unicode),
    ignoreWhitespace: is("x", before.ignoreWhitespace),
  };
}

/**
 * Visits every node of a tree, parents first and in the order of the text, each with the flags in force where it stands.
 * A group is visited with the flags outside of it. The contents of a node are left out when `visit` returns false.
 */
export function walkRegex(tree: RegexNode, visit: (node: RegexTreeNode, flags: RegexFlagState) => unknown): void {
  walk(tree, { flags: initialRegexFlags }, visit);
}

/** A directive changes the flags of what follows it in its group, later alternatives included. */
interface Scope {
  flags: RegexFlagState;
}

type Visit = Parameters<typeof walkRegex>[1];

function walk(node: RegexTreeNode, scope: Scope, visit: Visit): void {
  const enter = visit(node, scope.flags) !== false;
  if (node.kind === "flags") scope.flags = applyRegexFlags(scope.flags, node.flags);
  if (!enter && node.kind !== "concatenation" && node.kind !== "alternation" && node.kind !== "repetition") return;
  const inner = node.kind === "group" ? innerScope(scope, node.flags) : scope;
  for (const child of childrenOf(node)) walk(child, inner, enter ? visit : nowhere);
}

/** Directives have their effect also where nobody looks at them. */
function nowhere(): false {
  return false;
}

function innerScope(scope: Scope, flags: RegexFlags | undefined): Scope {
  return { flags: flags === undefined ? scope.flags : applyRegexFlags(scope.flags, flags) };
}

/** The nodes directly below a node, in the order of the text. */
export function childrenOf(node: RegexTreeNode): readonly RegexTreeNode[] {
  switch (node.kind) {
    case "repetition":
    case "group":
      return [node.child];
    case "concatenation":
      return node.items;
    case "alternation":
      return node.alternatives;
    case "bracketed-class":
      return [node.set];
    case "union":
      return node.items;
    case "operation":
      return [node.left, node.right];
    case "range":
      return [node.from, node.to];
    default:
      return [];
  }
}
