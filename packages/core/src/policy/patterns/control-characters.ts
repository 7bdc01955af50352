import { type RegexNode, walkRegex } from "@a3s/acl-grammar/regex";
import { rememberByTree } from "./remember-by-tree.js";

const backspace = 0x08;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Whether a pattern asks for a backspace or a line break that stands in it as such. Written as `\n` it is meant; in
 * brackets it may well be one of those excluded.
 */
export const hasControlCharacter = rememberByTree((tree: RegexNode): boolean => {
  let found = false;
  walkRegex(tree, (node) => {
    if (node.kind === "literal" && !node.escaped) {
      found ||= [backspace, lineFeed, carriageReturn].includes(node.codePoint);
    }
    return node.kind !== "bracketed-class";
  });
  return found;
});
