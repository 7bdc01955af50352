import type { RegexAssertion, RegexClassItem, RegexNode } from "../ast.js";
import { applyRegexFlags, initialRegexFlags, type RegexFlagState } from "../walk-regex.js";

/**
 * Whether a search for the pattern succeeds in every text whatever, because it surely finds the empty string in it or takes
 * the whole of it. False does not say that there is a text without a match: `\b|\B` matches everywhere, too.
 */
export function matchesEmpty(tree: RegexNode): boolean {
  const surely = coverage(tree, { flags: initialRegexFlags });
  return surely.atStart || surely.atEnd || surely.wholeText;
}

/** Where an expression matches in every text: nothing at its start, nothing at its end, all of it from start to end. */
interface Coverage {
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly wholeText: boolean;
}

const everywhere: Coverage = { atStart: true, atEnd: true, wholeText: false };
const nowhere: Coverage = { atStart: false, atEnd: false, wholeText: false };

interface Scope {
  flags: RegexFlagState;
}

function coverage(node: RegexNode, scope: Scope): Coverage {
  switch (node.kind) {
    case "empty":
      return everywhere;
    case "flags":
      scope.flags = applyRegexFlags(scope.flags, node.flags);
      return everywhere;
    case "assertion":
      return ofAssertion(node.assertion);
    case "group": {
      const flags = node.flags === undefined ? scope.flags : applyRegexFlags(scope.flags, node.flags);
      return coverage(node.child, { flags });
    }
    case "concatenation":
      return node.items.map((item) => coverage(item, scope)).reduce(oneAfterTheOther);
    case "alternation":
      return node.alternatives.map((alternative) => coverage(alternative, scope)).reduce(either);
    case "repetition": {
      const matchesAnyCharacter = isAnyCharacter(node.child, scope.flags);
      const child = coverage(node.child, scope);
      if (node.max === 0) return everywhere;
      if (node.min > 1) return { ...child, wholeText: child.wholeText && child.atEnd };
      if (node.min === 1) return child;
      return { ...everywhere, wholeText: child.wholeText || (matchesAnyCharacter && node.max === undefined) };
    }
    default:
      return nowhere;
  }
}

/** Every text has a start and an end; of what stands there nothing is known, so only these assertions can be relied on. */
function ofAssertion(assertion: RegexAssertion["assertion"]): Coverage {
  switch (assertion) {
    case "start-line":
    case "start-text":
    case "word-start-half":
      return { ...nowhere, atStart: true };
    case "end-line":
    case "end-text":
    case "word-end-half":
      return { ...nowhere, atEnd: true };
    default:
      return nowhere;
  }
}

function oneAfterTheOther(a: Coverage, b: Coverage): Coverage {
  return {
    atStart: a.atStart && b.atStart,
    atEnd: a.atEnd && b.atEnd,
    wholeText: (a.atStart && b.wholeText) || (a.wholeText && b.atEnd),
  };
}

function either(a: Coverage, b: Coverage): Coverage {
  return {
    atStart: a.atStart || b.atStart,
    atEnd: a.atEnd || b.atEnd,
    wholeText: a.wholeText || b.wholeText,
  };
}

/** Recognises `.` under the flag `s`, `[\s\S]` and its like, and `\p{any}`, with groups around them. */
function isAnyCharacter(node: RegexNode, flags: RegexFlagState): boolean {
  switch (node.kind) {
    case "dot":
      return flags.dotMatchesLineFeed;
    case "group":
      return isAnyCharacter(node.child, node.flags === undefined ? flags : applyRegexFlags(flags, node.flags));
    case "alternation":
      return (
        node.alternatives.some((alternative) => isAnyCharacter(alternative, flags)) || isComplete(node.alternatives)
      );
    case "unicode-class":
      return isAny(node);
    case "bracketed-class":
      return !node.negated && node.set.kind === "union" && isComplete(node.set.items);
    default:
      return false;
  }
}

/** Whether some class stands beside its complement, or one holds everything. */
function isComplete(nodes: readonly (RegexNode | RegexClassItem)[]): boolean {
  const seen = new Set<string>();
  for (const node of nodes) {
    if (node.kind === "unicode-class" && isAny(node)) return true;
    if (node.kind !== "perl-class") continue;
    if (seen.has(`${node.name} ${!node.negated}`)) return true;
    seen.add(`${node.name} ${node.negated}`);
  }
  return false;
}

function isAny(node: { readonly property: string; readonly value?: string; readonly negated: boolean }): boolean {
  return !node.negated && node.value === undefined && node.property.toLowerCase() === "any";
}
