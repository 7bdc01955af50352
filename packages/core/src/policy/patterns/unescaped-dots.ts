import type { Range } from "@a3s/acl-grammar";
import { type RegexNode, walkRegex } from "@a3s/acl-grammar/regex";
import { rememberByTree } from "./remember-by-tree.js";

/** Where a dot stands between digits, or before letters that end a host name: it was meant as a dot. */
export const unescapedDots = rememberByTree((tree: RegexNode): readonly Range[] => {
  const dots: Range[] = [];
  walkRegex(tree, (node) => {
    if (node.kind !== "concatenation") return node.kind !== "bracketed-class";
    node.items.forEach((item, index) => {
      if (item.kind === "dot" && isMeantAsDot(node.items, index)) dots.push(item.range);
    });
    return true;
  });
  return dots;
});

function isMeantAsDot(items: readonly RegexNode[], index: number): boolean {
  const before = characterOf(items[index - 1]);
  const after = characterOf(items[index + 1]);
  if (/\d/u.test(before) && /\d/u.test(after)) return true;
  return /[\p{L}\p{N}_-]/u.test(before) && endsHostName(items, index + 1);
}

/** Two letters or more, and then the end of the pattern, or something that no host name holds. */
function endsHostName(items: readonly RegexNode[], start: number): boolean {
  let end = start;
  while (/[a-z]/iu.test(characterOf(items[end]))) end++;
  if (end - start < 2 || end - start > 24) return false;
  const next = items[end];
  return next === undefined || next.kind === "assertion" || /[:/]/u.test(characterOf(next));
}

function characterOf(node: RegexNode | undefined): string {
  return node?.kind === "literal" ? String.fromCodePoint(node.codePoint) : "";
}
