import type { Range } from "@a3s/acl-grammar";
import { RE2JS } from "re2js";

/** The leftmost match of RE2, undefined where there is none. */
export function re2Groups(pattern: string, subject: string): readonly (Range | undefined)[] | undefined {
  const regex = RE2JS.compile(pattern);
  const matcher = regex.matcher(subject);
  if (!matcher.find()) return undefined;
  return Array.from({ length: regex.groupCount() + 1 }, (_, group) => {
    const start = matcher.start(group);
    return start < 0 ? undefined : { start, end: matcher.end(group) };
  });
}
