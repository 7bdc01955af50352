/** How two words are put together: next to each other, or as words of their own. */
const separators = ["", " "];

/** Texts in which both words occur, short ones first: where two rules can meet, they nearly always meet in one of them. */
export function joinedWords(a: string, b: string): readonly string[] {
  const joined = separators.flatMap((between) => [a + between + b, b + between + a]);
  return [...new Set([a, b, ...joined])].sort((one, other) => one.length - other.length);
}
