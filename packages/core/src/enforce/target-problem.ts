import type { EnforceAction } from "../decision/decision.js";

/** The longest path that Linux takes, in bytes. A longer target cannot be what a guard sees. */
export const maxTargetBytes = 4096;

interface TargetCheck {
  readonly problem: string;
  readonly kinds?: readonly EnforceAction["kind"][];
  readonly found: (target: string) => boolean;
}

/**
 * NUL, and every character that one program or another takes for the end of a line: the writer cannot know how a guard
 * splits the file, and what stands behind such a character is chosen by whoever named the file.
 */
const lineBreaks = [..."\0\n\v\f\r\u001c\u001d\u001e\u0085\u2028\u2029"];

const targetChecks: readonly TargetCheck[] = [
  { problem: "it is empty", found: (target) => target === "" },
  {
    problem: "it contains a line break or NUL",
    found: (target) => lineBreaks.some((character) => target.includes(character)),
  },
  { problem: "it reads as a comment", found: (target) => target.startsWith("#") },
  { problem: "it begins or ends with white space", found: (target) => target.trim() !== target },
  { problem: "it is not valid Unicode", found: (target) => /\p{Surrogate}/u.test(target) },
  { problem: "it is too long", found: (target) => new TextEncoder().encode(target).length > maxTargetBytes },
  {
    problem: "it is not an absolute path",
    kinds: ["DenyFile", "DenyExec"],
    found: (target) => !target.startsWith("/"),
  },
  {
    problem: "it is an IPv6 address, which the egress guard cannot match",
    kinds: ["DenyEgress"],
    found: (target) => target.includes(":"),
  },
  {
    // A prefix such as 0.0.0.0/0 or a wildcard would deny far more than the peer of one event.
    problem: "it is neither an IPv4 address nor a host name",
    kinds: ["DenyEgress"],
    found: (target) => !/^[\p{L}\p{M}\p{N}._-]+$/u.test(target),
  },
];

/**
 * Why a target must not be written to a deny-file, or undefined where it may: a guard reads the file line by line, trims
 * each line, takes `#` for a comment, and matches absolute paths, IPv4 addresses and host names.
 */
export function targetProblem({ kind, target }: EnforceAction): string | undefined {
  return targetChecks.find(({ kinds, found }) => (kinds?.includes(kind) ?? true) && found(target))?.problem;
}
