import { complementRanges, type RangeSet } from "@a3s/acl-grammar/regex";
import type { Gap, Segment } from "./gaps.js";
import type { SetTable } from "./set-table.js";

/** The segments of one branch of a rule, see `splitAtGaps`. */
export interface Chain {
  readonly rule: number;
  readonly segments: readonly Segment[];
}

/**
 * All chains merged by their beginnings. A node stands for a segment that was found after the nodes above it. What
 * belongs to one node or one segment stands together in memory, because it is looked at together and out of order.
 */
export interface GateTree {
  /** The different segments; they are named by their index. */
  readonly segments: readonly Segment[];
  /** By segment, `SegmentField.count` numbers each. */
  readonly segmentRecords: Int32Array;
  /** By node, `NodeField.count` numbers each. */
  readonly nodeRecords: Int32Array;
  /** The children of each node, in a row. */
  readonly children: Int32Array;
  /** By node: the rules of which a chain ends there; undefined where there is none. */
  readonly rules: readonly (readonly number[] | undefined)[];
  /** Sets of characters of which none may stand in a gap. */
  readonly breakers: readonly RangeSet[];
}

export const SegmentField = {
  /** The nodes of a segment follow each other, children before their parents. */
  firstNode: 0,
  endNode: 1,
  /** The node where chains begin, or -1. */
  root: 2,
  /** 1 where a node of the segment has children. */
  leadsOn: 3,
  /** 1 where two occurrences that follow each other in a chain may be recognised together, since one of them is late. */
  mayFollowItself: 4,
  /** Kept by the gates: the number of changes when the segment was recognised last. */
  changesSeen: 5,
  /** The least rule of which a chain goes through the segment. */
  leastRule: 6,
  count: 7,
} as const;

export const NodeField = {
  /** -1 where the chain begins. */
  parent: 0,
  /** Where its children begin and end in `children`. */
  firstChild: 1,
  endChild: 2,
  /** How many UTF-16 units may at most lie between the recognition of the parent and that of the node. */
  maxDistance: 3,
  /** How many UTF-16 units before its recognition the segment may at most have begun, -1 for no limit. */
  reach: 4,
  /** An index into `breakers`, or -1. */
  breakers: 5,
  /** Kept by the gates: where the node was recognised last. */
  last: 6,
  count: 7,
} as const;

/** A gap or a segment is measured in characters: in UTF-16 it may be twice as long. */
const unitsPerCharacter = 2;

/** A segment whose end waits for an assertion is recognised one character late. */
const delay = 2;

const noLimit = 0x7fffffff;

/** Looking for more kinds of breaks than this costs more than it spares. */
const maxBreakers = 16;

interface Draft {
  readonly segment: number;
  /** The position of the parent among the drafts, or -1; children come after their parents. */
  readonly parent: number;
  readonly gap: Gap | undefined;
  readonly rules: number[];
}

export function buildGateTree(chains: readonly Chain[], sets: SetTable): GateTree {
  const segments: Segment[] = [];
  const leastRules: number[] = [];
  const drafts: Draft[] = [];
  const segmentsByKey = new Map<string, number>();
  const draftsByKey = new Map<string, number>();
  for (const { rule, segments: chain } of chains) {
    let parent = -1;
    for (const segment of chain) {
      const segmentKey = segment.items.map((item) => sets.idOf(item)).join();
      const index = getOrAdd(segmentsByKey, segmentKey, () => segments.push(segment) - 1);
      leastRules[index] = Math.min(leastRules[index] ?? rule, rule);
      const key = `${parent} ${index} ${gapKey(segment.gap, sets)}`;
      const draft = { segment: index, parent, gap: segment.gap, rules: [] };
      parent = getOrAdd(draftsByKey, key, () => drafts.push(draft) - 1);
    }
    const rules = drafts[parent]?.rules;
    if (rules !== undefined && !rules.includes(rule)) rules.push(rule);
  }
  return arrange(segments, leastRules, drafts, sets);
}

function arrange(
  segments: readonly Segment[],
  leastRules: readonly number[],
  drafts: readonly Draft[],
  sets: SetTable,
): GateTree {
  // Sorting is stable: within a segment the drafts stay in descending order.
  const order = [...drafts.keys()].reverse().sort((a, b) => draftAt(drafts, a).segment - draftAt(drafts, b).segment);
  const nodeOfDraft = new Int32Array(drafts.length);
  for (const [node, draft] of order.entries()) nodeOfDraft[draft] = node;

  const breakers = new Map<number, { readonly index: number; readonly set: RangeSet }>();
  const children = new Int32Array(drafts.length);
  const childrenOf = drafts.map((): number[] => []);
  for (const [node, index] of order.entries()) childrenOf[draftAt(drafts, index).parent]?.push(node);
  let childCount = 0;
  const nodeRecords = new Int32Array(NodeField.count * drafts.length);
  const segmentRecords = new Int32Array(SegmentField.count * segments.length);
  for (const [node, index] of order.entries()) {
    const { segment, parent, gap } = draftAt(drafts, index);
    const ownChildren = childrenOf[index] as number[];
    const length = unitsPerCharacter * (segments[segment]?.maxLength ?? 0) + delay;
    const at = node * NodeField.count;
    nodeRecords[at + NodeField.parent] = parent < 0 ? -1 : (nodeOfDraft[parent] as number);
    nodeRecords[at + NodeField.firstChild] = childCount;
    children.set(ownChildren, childCount);
    childCount += ownChildren.length;
    nodeRecords[at + NodeField.endChild] = childCount;
    nodeRecords[at + NodeField.maxDistance] = Math.min(length + unitsPerCharacter * (gap?.max ?? 0), noLimit);
    nodeRecords[at + NodeField.reach] = Number.isFinite(length) ? length : -1;
    nodeRecords[at + NodeField.breakers] = breakersOf(gap, sets, breakers);

    const segmentAt = segment * SegmentField.count;
    if (segmentRecords[segmentAt + SegmentField.endNode] === 0) {
      segmentRecords[segmentAt + SegmentField.firstNode] = node;
      segmentRecords[segmentAt + SegmentField.root] = -1;
    }
    if (parent < 0) segmentRecords[segmentAt + SegmentField.root] = node;
    segmentRecords[segmentAt + SegmentField.endNode] = node + 1;
    if (ownChildren.length > 0) segmentRecords[segmentAt + SegmentField.leadsOn] = 1;
    segmentRecords[segmentAt + SegmentField.leastRule] = leastRules[segment] as number;
    if (segments[segment]?.mayEndLate === true && drafts[parent]?.segment === segment) {
      segmentRecords[segmentAt + SegmentField.mayFollowItself] = 1;
    }
  }
  const rules = order.map((index) => draftAt(drafts, index).rules);
  return {
    segments,
    segmentRecords,
    nodeRecords,
    children,
    rules: rules.map((list) => (list.length === 0 ? undefined : list)),
    breakers: [...breakers.values()].map(({ set }) => set),
  };
}

function breakersOf(
  gap: Gap | undefined,
  sets: SetTable,
  breakers: Map<number, { readonly index: number; readonly set: RangeSet }>,
): number {
  if (gap?.set === undefined) return -1;
  const key = sets.indexOf(gap.set);
  const known = breakers.get(key);
  if (known !== undefined) return known.index;
  const set = complementRanges(gap.set);
  if (set.length === 0 || breakers.size === maxBreakers) return -1;
  const index = breakers.size;
  breakers.set(key, { index, set });
  return index;
}

function gapKey(gap: Gap | undefined, sets: SetTable): string {
  if (gap === undefined) return "";
  return `${gap.max} ${gap.set === undefined ? "" : sets.indexOf(gap.set)}`;
}

function draftAt(drafts: readonly Draft[], index: number): Draft {
  return drafts[index] as Draft;
}

function getOrAdd<Key>(map: Map<Key, number>, key: Key, add: () => number): number {
  const known = map.get(key);
  if (known !== undefined) return known;
  const added = add();
  map.set(key, added);
  return added;
}
