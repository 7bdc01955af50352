import type { Rule } from "../policy/policy.js";

/** Neighbouring rules that are matched together. */
export interface RuleChunk {
  /** The position of the first rule among all. */
  readonly from: number;
  readonly rules: readonly Rule[];
  /** The same for chunks whose rules match the same. */
  readonly key: string;
}

/** A chunk ends behind one rule in so many, on average. */
const meanChunkSize = 16;
const maxChunkSize = 48;

/**
 * Cuts a list of rules into chunks where the rules themselves say so, not at fixed positions: a rule that is put in, taken
 * out or changed changes the chunk that it stands in and leaves the others as they were.
 */
export function ruleChunks(rules: readonly Rule[]): RuleChunk[] {
  const chunks: RuleChunk[] = [];
  let from = 0;
  let keys: string[] = [];
  const close = (to: number) => {
    if (to > from) chunks.push({ from, rules: rules.slice(from, to), key: keys.join("") });
    from = to;
    keys = [];
  };
  for (const [index, rule] of rules.entries()) {
    const { text, isLast } = keyOf(rule);
    keys.push(text);
    if (isLast || index + 1 - from === maxChunkSize) close(index + 1);
  }
  close(rules.length);
  return chunks;
}

interface RuleKey {
  readonly on: Rule["on"];
  readonly text: string;
  /** A chunk ends behind the rule. */
  readonly isLast: boolean;
}

// Rules are cut into chunks again in every version, and nearly all of them are those of before.
const rememberedKeys = new WeakMap<Rule["regex"], RuleKey>();

function keyOf({ on, match, regex }: Rule): RuleKey {
  const known = rememberedKeys.get(regex);
  if (known?.on === on) return known;
  // The length makes the end of a pattern certain, whatever characters it holds.
  const text = `${on} ${match.length} ${match};`;
  const key = { on, text, isLast: hashOf(text) % meanChunkSize === 0 };
  rememberedKeys.set(regex, key);
  return key;
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
