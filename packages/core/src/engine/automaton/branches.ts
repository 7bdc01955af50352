import type { Hir, HirRepetition } from "../regex/hir.js";

/** What must be read one after the other; none of the items is a concatenation, a group or empty. */
export type Branch = readonly Hir[];

/** How many branches one rule may become. More share no more beginnings and only take room. */
const maxBranches = 16;

/** Repetitions of one character up to this count are written out. */
const maxCopies = 3;

/**
 * Splits a regex into branches that together match the same texts, with groups and preferences left out: small
 * alternations and options are distributed, so that rules share their beginnings.
 */
export function branchesOf(hir: Hir): readonly Branch[] {
  switch (hir.kind) {
    case "empty":
      return [[]];
    case "set":
    case "look":
      return [[hir]];
    case "capture":
      return branchesOf(hir.child);
    case "concatenation":
      return distribute(hir.items.map(branchesOf));
    case "alternation": {
      const branches = hir.items.flatMap(branchesOf);
      return branches.length <= maxBranches
        ? branches
        : [[{ kind: "alternation", items: hir.items.map(withoutGroups) }]];
    }
    case "repetition":
      if (hir.min === 0 && hir.max === 1) return [...branchesOf(hir.child), []];
      if (hir.min === hir.max) return [repeated(hir, hir.min)];
      return [[{ ...hir, child: withoutGroups(hir.child), greedy: true }]];
  }
}

/**
 * The branch without what does not matter at its ends when only occurrence is asked for: a repetition there need not
 * run further than its least count.
 */
export function trimEnds(branch: Branch): Branch {
  let start = 0;
  let end = branch.length;
  while (start < end && isOptional(branch[start])) start += 1;
  while (start < end && isOptional(branch[end - 1])) end -= 1;
  const trimmed = branch.slice(start, end);
  const last = trimmed.at(-1);
  if (last?.kind === "repetition") trimmed.splice(-1, 1, ...repeated(last, last.min));
  const first = trimmed[0];
  if (first?.kind === "repetition") trimmed.splice(0, 1, ...repeated(first, first.min));
  return trimmed;
}

function repeated(hir: HirRepetition, count: number): Branch {
  if (hir.child.kind === "set" && count <= maxCopies) return Array<Hir>(count).fill(hir.child);
  return [{ ...hir, child: withoutGroups(hir.child), greedy: true, min: count, max: count }];
}

function isOptional(item: Hir | undefined): boolean {
  return item?.kind === "repetition" && item.min === 0;
}

/** The branches of a concatenation, given those of its items. */
function distribute(items: readonly (readonly Branch[])[]): readonly Branch[] {
  let branches: Hir[][] = [[]];
  for (const following of items) {
    if (branches.length * following.length > maxBranches) {
      const whole: Hir = {
        kind: "alternation",
        items: following.map((rest) => ({ kind: "concatenation", items: rest })),
      };
      for (const branch of branches) branch.push(whole);
    } else if (following.length === 1) {
      for (const branch of branches) branch.push(...(following[0] as Branch));
    } else {
      branches = branches.flatMap((branch) => following.map((rest) => [...branch, ...rest]));
    }
  }
  return branches;
}

function withoutGroups(hir: Hir): Hir {
  switch (hir.kind) {
    case "empty":
    case "set":
    case "look":
      return hir;
    case "capture":
      return withoutGroups(hir.child);
    case "concatenation":
    case "alternation":
      return { kind: hir.kind, items: hir.items.map(withoutGroups) };
    case "repetition":
      return { ...hir, child: withoutGroups(hir.child), greedy: true };
  }
}
