import { expect, test } from "vitest";
import { parseRegex, type RegexTreeNode, walkRegex } from "../../src/regex/index.js";

/** The literals of a pattern, each with the letters of the flags in force. */
function flagsAtLiterals(pattern: string): string {
  const found: string[] = [];
  const { tree } = parseRegex(pattern);
  if (tree === undefined) return "rejected";
  walkRegex(tree, (node, flags) => {
    if (node.kind !== "literal") return;
    const letters = [
      flags.ignoreCase && "i",
      flags.multiLine && "m",
      flags.dotMatchesLineFeed && "s",
      flags.crlf && "R",
      flags.swapGreed && "U",
      flags.unicode && "u",
      flags.ignoreWhitespace && "x",
    ];
    found.push(String.fromCodePoint(node.codePoint) + letters.filter(Boolean).join(""));
  });
  return found.join(" ");
}

test.each([
  ["a", "au"],
  ["a(?i)b", "au biu"],
  ["(?i)a(?-i)b", "aiu bu"],
  ["(a(?i)b)c", "au biu cu"],
  ["a(?i:b)c", "au biu cu"],
  ["a(?i)b|c", "au biu ciu"],
  ["(?:a(?s)|b)c", "au bsu cu"],
  ["(?-u)a(?u:b)", "a bu"],
  ["(?imsRUx)a(?-imsRUx:b)", "aimsRUux bu"],
  ["(?i)[a-b]", "aiu biu"],
  ["(?:(?i)a)*b", "aiu bu"],
])("%s", (pattern, expected) => {
  expect(flagsAtLiterals(pattern)).toBe(expected);
});

test("leaves out what is below a node where the visitor says so, but not its flags", () => {
  const kinds = (pattern: string, skipped: RegexTreeNode["kind"]) => {
    const found: string[] = [];
    const { tree } = parseRegex(pattern);
    if (tree === undefined) throw new Error("rejected");
    walkRegex(tree, (node, { ignoreCase }) => {
      found.push(node.kind + (ignoreCase ? "(i)" : ""));
      return node.kind !== skipped;
    });
    return found.join(" ");
  };
  expect(kinds("(?:a)b", "group")).toBe("concatenation group literal");
  expect(kinds("[a-b]", "range")).toBe("bracketed-class union range");
  expect(kinds("(?:(?i)a|b)c", "concatenation")).toBe("concatenation");
  expect(kinds("(?:x|(?i)a|b)", "concatenation")).toBe("group alternation literal concatenation literal(i)");
});
