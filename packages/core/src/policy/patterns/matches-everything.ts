import { applyRegexFlags, initialRegexFlags, type RegexFlagState, type RegexNode } from "@a3s/acl-grammar/regex";
import { rememberByTree } from "./remember-by-tree.js";

/**
 * One way through a pattern that consumes nothing it insists on, as a set of flags: it holds only at the start of the
 * text, only at its end, and it can stretch over whatever lies between.
 */
type Way = number;
const atStart = 1;
const atEnd = 2;
const overAnything = 4;

/**
 * Whether a pattern occurs in every text. `lineBreaks` tells whether a dot that excludes the line feed counts as
 * anything: `ignored` says yes to `^.*$`, which misses only texts of several lines. False where that is not plain.
 */
export const matchesEverything = rememberByTree((tree: RegexNode, lineBreaks: "ignored" | "counted"): boolean => {
  const ways = waysThrough(tree, {
    flags: { ...initialRegexFlags, dotMatchesLineFeed: lineBreaks === "ignored" },
  });
  return [...ways].some((way) => (way & overAnything) !== 0 || (way & (atStart | atEnd)) !== (atStart | atEnd));
});

/** A directive changes the flags of what follows it in its group. */
interface Scope {
  flags: RegexFlagState;
}

function waysThrough(node: RegexNode, scope: Scope): ReadonlySet<Way> {
  switch (node.kind) {
    case "empty":
      return new Set([0]);
    case "flags":
      scope.flags = applyRegexFlags(scope.flags, node.flags);
      return new Set([0]);
    case "assertion":
      return waysOfAssertion(node.assertion);
    case "repetition": {
      const inner = waysThrough(node.child, scope);
      const ways = new Set(node.min === 0 ? [0, ...inner] : inner);
      if (node.min === 0 && node.max === undefined && isAnything(node.child, scope.flags)) ways.add(overAnything);
      return ways;
    }
    case "group": {
      const flags = node.flags === undefined ? scope.flags : applyRegexFlags(scope.flags, node.flags);
      return waysThrough(node.child, { flags });
    }
    case "concatenation":
      return node.items.reduce<ReadonlySet<Way>>(
        (before, item) => combine(before, waysThrough(item, scope)),
        new Set([0]),
      );
    case "alternation":
      return new Set(node.alternatives.flatMap((alternative) => [...waysThrough(alternative, scope)]));
    default:
      return new Set();
  }
}

function waysOfAssertion(assertion: (RegexNode & { kind: "assertion" })["assertion"]): ReadonlySet<Way> {
  if (assertion === "start-line" || assertion === "start-text") return new Set([atStart]);
  if (assertion === "end-line" || assertion === "end-text") return new Set([atEnd]);
  return new Set();
}

function combine(before: ReadonlySet<Way>, after: ReadonlySet<Way>): ReadonlySet<Way> {
  const ways = new Set<Way>();
  for (const first of before) for (const second of after) ways.add(first | second);
  return ways;
}

function isAnything(node: RegexNode, flags: RegexFlagState): boolean {
  if (node.kind === "dot") return flags.dotMatchesLineFeed;
  return (
    node.kind === "group" &&
    isAnything(node.child, node.flags === undefined ? flags : applyRegexFlags(flags, node.flags))
  );
}
