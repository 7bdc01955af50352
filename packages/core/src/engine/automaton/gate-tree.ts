import { complementRanges, type RangeSet } from "@a3s/acl-grammar/regex";
import type { Gap, Segment } from "./gaps.js";
import type { SetTable } from "./set-table.js";

/** The segments of one branch of a rule, see `splitAtGaps`. */
export interface Chain {
  readonly rule: number;
  readonly segments: readonly Segment[];
}

/**
 * All chains merged by their beginnings. A node stands for a segment that was found after the nodes above it; children
 * have greater numbers than their parents.
 */
export interface GateTree {
  /** The different segments; nodes name them by their index. */
  readonly segments: readonly Segment[];
  /** By segment: where its nodes start in `nodes`; one entry more tells where those of the last end. */
  readonly nodeStarts: Int32Array;
  /** The nodes of the first segment, descending, then those of the second, and so on. */
  readonly nodes: Int32Array;
  /** By segment: 1 where one of its nodes has children. */
  readonly leadsOn: Uint8Array;
  /** By segment: as in the segment itself. */
  readonly mayEndLate: Uint8Array;
  /** By node; -1 where the chain begins. */
  readonly parents: Int32Array;
  readonly hasChildren: Uint8Array;
  /** By node: how many UTF-16 units may at most lie between the recognition of the parent and that of the node. */
  readonly maxDistances: Int32Array;
  /** By node: how many UTF-16 units before its recognition a segment may at most have begun, -1 for no limit. */
  readonly reaches: Int32Array;
  /** By node: an index into `breakers`, or -1. */
  readonly breakersOfNode: Int32Array;
  /** Sets of characters of which none may stand in a gap. */
  readonly breakers: readonly RangeSet[];
  /** By node: the rules of which a chain ends there; undefined where there is none. */
  readonly rules: readonly (readonly number[] | undefined)[];
}

/** A gap or a segment is measured in characters: in UTF-16 it may be twice as long. */
const unitsPerCharacter = 2;

/** A segment whose end waits for an assertion is recognised one character late. */
const delay = 2;

const noLimit = 0x7fffffff;

/** Looking for more kinds of breaks than this costs more than it spares. */
const maxBreakers = 16;

export function buildGateTree(chains: readonly Chain[], sets: SetTable): GateTree {
  const segments: Segment[] = [];
  const segmentsByKey = new Map<string, number>();
  const nodesByKey = new Map<string, number>();
  const nodes: { readonly segment: number; readonly parent: number; readonly rules: number[] }[] = [];
  const maxDistances: number[] = [];
  const reaches: number[] = [];
  const breakersOfNode: number[] = [];
  const breakers = new Map<number, Breaker>();

  for (const { rule, segments: chain } of chains) {
    let parent = -1;
    for (const segment of chain) {
      const segmentKey = segment.items.map((item) => sets.keyOf(item)).join(" ");
      const segmentIndex = getOrAdd(segmentsByKey, segmentKey, () => segments.push(segment) - 1);
      const key = `${parent} ${segmentIndex} ${gapKey(segment.gap, sets)}`;
      parent = getOrAdd(nodesByKey, key, () => {
        const length = unitsPerCharacter * segment.maxLength + delay;
        maxDistances.push(limited(length + unitsPerCharacter * (segment.gap?.max ?? 0)));
        reaches.push(Number.isFinite(length) ? length : -1);
        breakersOfNode.push(breakersOf(segment.gap, sets, breakers));
        return nodes.push({ segment: segmentIndex, parent, rules: [] }) - 1;
      });
    }
    const rules = nodes[parent]?.rules;
    if (rules !== undefined && !rules.includes(rule)) rules.push(rule);
  }

  const hasChildren = new Uint8Array(nodes.length);
  const nodesOfSegment = segments.map((): number[] => []);
  for (const [node, { segment, parent }] of nodes.entries()) {
    if (parent >= 0) hasChildren[parent] = 1;
    nodesOfSegment[segment]?.push(node);
  }
  for (const list of nodesOfSegment) list.reverse();
  return {
    segments,
    nodeStarts: startsOf(nodesOfSegment),
    nodes: Int32Array.from(nodesOfSegment.flat()),
    leadsOn: Uint8Array.from(nodesOfSegment, (list) => (list.some((node) => hasChildren[node] === 1) ? 1 : 0)),
    mayEndLate: Uint8Array.from(segments, ({ mayEndLate }) => (mayEndLate ? 1 : 0)),
    parents: Int32Array.from(nodes, ({ parent }) => parent),
    hasChildren,
    maxDistances: Int32Array.from(maxDistances),
    reaches: Int32Array.from(reaches),
    breakersOfNode: Int32Array.from(breakersOfNode),
    breakers: [...breakers.values()].map(({ set }) => set),
    rules: nodes.map(({ rules }) => (rules.length === 0 ? undefined : rules)),
  };
}

/** Where each of the lists starts when they are written one behind the other, and where the last ends. */
function startsOf(lists: readonly (readonly number[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) starts[index + 1] = (starts[index] as number) + list.length;
  return starts;
}

interface Breaker {
  readonly index: number;
  readonly set: RangeSet;
}

function breakersOf(gap: Gap | undefined, sets: SetTable, breakers: Map<number, Breaker>): number {
  if (gap?.set === undefined) return -1;
  const set = complementRanges(gap.set);
  const key = sets.indexOf(gap.set);
  const known = breakers.get(key);
  if (known !== undefined) return known.index;
  if (set.length === 0 || breakers.size === maxBreakers) return -1;
  const index = breakers.size;
  breakers.set(key, { index, set });
  return index;
}

function gapKey(gap: Gap | undefined, sets: SetTable): string {
  if (gap === undefined) return "";
  return `${gap.max} ${gap.set === undefined ? "" : sets.indexOf(gap.set)}`;
}

function limited(distance: number): number {
  return Math.min(distance, noLimit);
}

function getOrAdd<Key>(map: Map<Key, number>, key: Key, add: () => number): number {
  const known = map.get(key);
  if (known !== undefined) return known;
  const added = add();
  map.set(key, added);
  return added;
}
