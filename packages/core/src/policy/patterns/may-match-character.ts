import type { RegexClassItem, RegexClassSet, RegexNode } from "@a3s/acl-grammar/regex";

/**
 * Whether a node that consumes one character may consume one of these ASCII characters. Yes where it is not plain:
 * for classes by property, and wherever case folding could play a part.
 */
export function mayMatchCharacter(node: RegexNode | RegexClassItem, characters: string): boolean {
  switch (node.kind) {
    case "literal":
      return node.codePoint > 0x7f || sameLetter(node.codePoint, characters);
    case "perl-class": {
      const tests = { digit: /\d/u, space: /[\t-\r ]/u, word: /\w/u };
      return [...characters].some((character) => tests[node.name].test(character) !== node.negated);
    }
    case "bracketed-class":
      if (node.negated) return [...characters].some((character) => !certainlyHolds(node.set, character));
      return setMayHold(node.set, characters);
    case "range":
      return (
        node.to.codePoint > 0x7f ||
        [...characters].some((character) =>
          [character.toLowerCase(), character.toUpperCase()].some(
            (spelling) => node.from.codePoint <= codeOf(spelling) && codeOf(spelling) <= node.to.codePoint,
          ),
        )
      );
    default:
      return true;
  }
}

function setMayHold(set: RegexClassSet, characters: string): boolean {
  if (set.kind === "union") return set.items.some((item) => mayMatchCharacter(item, characters));
  return set.operator === "--" || set.operator === "&&" ? setMayHold(set.left, characters) : true;
}

function certainlyHolds(set: RegexClassSet, character: string): boolean {
  if (set.kind !== "union") return false;
  return set.items.some((item) => {
    if (item.kind === "literal") return item.codePoint === codeOf(character);
    if (item.kind === "range")
      return item.from.codePoint <= codeOf(character) && codeOf(character) <= item.to.codePoint;
    return item.kind === "perl-class" && mayMatchCharacter(item, character);
  });
}

function sameLetter(codePoint: number, characters: string): boolean {
  return characters.toLowerCase().includes(String.fromCodePoint(codePoint).toLowerCase());
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
