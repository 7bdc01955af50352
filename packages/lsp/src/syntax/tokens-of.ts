import { type SourceToken, sourceTokens } from "@a3s/acl-grammar";
import type { PolicySyntax } from "../document/policy-snapshot.js";

const cache = new WeakMap<PolicySyntax, readonly SourceToken[]>();

/** The tokens of a policy, made once for each version. A text beyond the limits of the language has none. */
export function tokensOf(snapshot: PolicySyntax): readonly SourceToken[] {
  const known = cache.get(snapshot);
  if (known !== undefined) return known;
  const isRefused = snapshot.parsed.diagnostics.some(({ code }) => code.startsWith("acl.limit."));
  const tokens = isRefused ? [] : sourceTokens(snapshot.text);
  cache.set(snapshot, tokens);
  return tokens;
}

/** The index of the last token that begins before an offset; -1 where none does. */
export function lastTokenBefore(tokens: readonly SourceToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.range.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The token that holds an offset, its two ends included; of two that touch there, the one that `prefer` takes. */
export function tokenTouching(
  tokens: readonly SourceToken[],
  offset: number,
  prefer: (token: SourceToken) => boolean,
): SourceToken | undefined {
  const before = tokens[lastTokenBefore(tokens, offset)];
  const behind = tokens[lastTokenBefore(tokens, offset) + 1];
  for (const token of [behind, before]) {
    if (token !== undefined && token.range.start <= offset && offset <= token.range.end && prefer(token)) return token;
  }
  return undefined;
}
