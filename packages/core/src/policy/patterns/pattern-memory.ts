import type { ParsedRegex } from "@a3s/acl-grammar";
import { parseRegex } from "@a3s/acl-grammar/regex";

/**
 * Keeps the patterns of a policy parsed from one analysis to the next, for somebody who analyses a text again after
 * every edit: most patterns are those of before. What an analysis says does not depend on it.
 */
export interface PatternMemory {
  parse(pattern: string): ParsedRegex;
  /** Takes a pattern that was parsed before and then forgotten. */
  keep(pattern: string, parsed: ParsedRegex): void;
  /** Called where an analysis has read all patterns: what neither it nor the one before had a use for is forgotten. */
  endAnalysis(): void;
}

/** A memory for the versions of one text. */
export function createPatternMemory(): PatternMemory {
  let before = new Map<string, ParsedRegex>();
  let now = new Map<string, ParsedRegex>();
  return {
    parse(pattern) {
      let parsed = now.get(pattern);
      if (parsed !== undefined) return parsed;
      parsed = before.get(pattern) ?? parseRegex(pattern);
      now.set(pattern, parsed);
      return parsed;
    },
    keep(pattern, parsed) {
      before.set(pattern, parsed);
    },
    // An analysis that was given up leaves what it read to the next one.
    endAnalysis() {
      before = now;
      now = new Map();
    },
  };
}

/** Parses anew what it is asked. */
export const noPatternMemory: PatternMemory = { parse: parseRegex, keep: () => {}, endAnalysis: () => {} };
