import { RE2JS, RE2Set } from "re2js";
import { RRegex } from "rregex";

/** Each gives the position of the first pattern that matches a subject, or -1. */
type Matcher = (subject: string) => number;

export function nativeMatcher(patterns: readonly string[]): Matcher {
  const regexes = patterns.map((pattern) => {
    const ignoresCase = pattern.startsWith("(?i)");
    return new RegExp(ignoresCase ? pattern.slice(4) : pattern, ignoresCase ? "i" : "");
  });
  return (subject) => regexes.findIndex((regex) => regex.test(subject));
}

export function re2Matcher(patterns: readonly string[]): Matcher {
  const regexes = patterns.map((pattern) => RE2JS.compile(pattern));
  return (subject) => regexes.findIndex((regex) => regex.test(subject));
}

export function re2SetMatcher(patterns: readonly string[]): Matcher {
  const set = new RE2Set();
  for (const pattern of patterns) set.add(pattern);
  set.compile();
  return (subject) => set.match(subject).reduce((least, index) => (least < 0 || index < least ? index : least), -1);
}

export function rustMatcher(patterns: readonly string[]): Matcher {
  const regexes = patterns.map((pattern) => new RRegex(pattern));
  return (subject) => regexes.findIndex((regex) => regex.isMatch(subject));
}
