/** The characters of each set that an example may name. */
const sets: Readonly<Record<string, string>> = {
  alnum: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
  digits: "0123456789",
  hex: "0123456789abcdef",
  url: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
  base64: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
  // What people write in the place of a secret. Written out, it is taken for one by those who look for secrets in packages.
  x: "x",
};

/**
 * Fills in an example of a detector: `‹36 alnum›` becomes 36 characters of that set, the same ones each time for the same
 * seed. The fifth is a digit where the set has digits, so that no chance makes a token of letters alone.
 */
export function expandExample(example: string, seed = 1): string {
  let state = seed;
  const next = (limit: number) => {
    // The multiplier of Lehmer's generator as Park and Miller chose it.
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  return example.replace(/‹(\d+) (\w+)›/gu, (_, count: string, name: string) => {
    const set = sets[name];
    if (set === undefined) throw new RangeError(`an example names no known set: ${name}`);
    const length = Number(count);
    const inner = set.replace(/[^A-Za-z0-9]/gu, "");
    return Array.from({ length }, (_, index) => {
      if (index === 4 && /[4-7]/u.test(set) && length > 5) return String(4 + next(4));
      const from = index === 0 || index === length - 1 ? inner : set;
      return from[next(from.length)] as string;
    }).join("");
  });
}

/** An example without its marks, and where the stretches stood that it marks. */
export function readExample(example: string, seed = 1): { readonly text: string; readonly found: readonly string[] } {
  const expanded = expandExample(example, seed);
  return {
    text: expanded.replace(/[⟦⟧]/gu, ""),
    found: [...expanded.matchAll(/⟦([^⟧]*)⟧/gu)].map(([, found]) => found as string),
  };
}
