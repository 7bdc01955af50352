import type { SubjectToken } from "./subject-tokens.js";

/** What all subjects have in common, in order, and between it what each of them has there. */
export type AlignedPart =
  | { readonly kind: "common"; readonly token: SubjectToken }
  | { readonly kind: "gap"; readonly texts: readonly string[] };

/** Tells whether two tokens are the same for an alignment. */
export type TokenKey = (token: SubjectToken) => string;

/** Lines subjects up along the longest sequence of tokens that all of them have, as far as one after the other shows it. */
export function alignTokens(subjects: readonly (readonly SubjectToken[])[], keyOf: TokenKey): AlignedPart[] {
  const [first = [], ...others] = subjects;
  let common: readonly SubjectToken[] = first;
  for (const other of others) common = commonTokens(common, other, keyOf);
  const places = subjects.map((tokens) => placesOf(common, tokens, keyOf));
  const parts: AlignedPart[] = [];
  for (let index = 0; index <= common.length; index++) {
    const texts = subjects.map((tokens, at) => {
      const from = index === 0 ? 0 : (places[at]?.[index - 1] ?? 0) + 1;
      const to = places[at]?.[index] ?? tokens.length;
      return tokens
        .slice(from, to)
        .map(({ text }) => text)
        .join("");
    });
    if (texts.some((text) => text !== "")) parts.push({ kind: "gap", texts });
    const token = common[index];
    if (token !== undefined) parts.push({ kind: "common", token });
  }
  return parts;
}

/** The longest common subsequence. */
function commonTokens(a: readonly SubjectToken[], b: readonly SubjectToken[], keyOf: TokenKey): SubjectToken[] {
  const [keysA, keysB] = [a.map(keyOf), b.map(keyOf)];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] as number;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = keysA[i] === keysB[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const common: SubjectToken[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (keysA[i] === keysB[j]) {
      common.push(a[i] as SubjectToken);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return common;
}

/** Where the common tokens stand in a subject, each as early as it can. */
function placesOf(common: readonly SubjectToken[], tokens: readonly SubjectToken[], keyOf: TokenKey): number[] {
  const places: number[] = [];
  let from = 0;
  for (const token of common) {
    const key = keyOf(token);
    while (from < tokens.length && keyOf(tokens[from] as SubjectToken) !== key) from++;
    places.push(from++);
  }
  return places;
}
