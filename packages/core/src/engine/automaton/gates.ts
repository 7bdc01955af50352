import { BreakFinder } from "./break-finder.js";
import type { GateTree } from "./gate-tree.js";
import type { Symbols } from "./symbols.js";

/** Positions of several texts are told apart by counting on; here the count starts anew. */
const greatestPosition = 2 ** 30;

/**
 * Follows the chains of segments through a text, and collects the rules of which a chain was completed. Every rule that
 * matches is among them; not every one of them matches.
 */
export class Gates {
  /** The rules found so far in the text, each once. */
  readonly candidates: number[] = [];
  readonly #tree: GateTree;
  readonly #firstLabel: number;
  /** By node: where it was recognised last, counted over all texts. */
  readonly #last: Int32Array;
  /** By rule: the text in which it became a candidate. */
  readonly #candidateSince: Int32Array;
  readonly #finders: readonly BreakFinder[];
  /** By segment: the number of changes of nodes with children when it was recognised last. */
  readonly #changesSeen: Int32Array;
  #changes = 0;
  /** The position of the start of the text. */
  #base = 1;
  #length = 0;

  /** @param firstLabel The trigger of the first segment; those of the others follow. */
  constructor(tree: GateTree, firstLabel: number, symbols: Symbols) {
    this.#tree = tree;
    this.#firstLabel = firstLabel;
    this.#last = new Int32Array(tree.parents.length);
    this.#candidateSince = new Int32Array(firstLabel);
    this.#finders = tree.breakers.map((set) => new BreakFinder(set, symbols));
    this.#changesSeen = new Int32Array(tree.segments.length).fill(-1);
  }

  begin(text: string): void {
    this.#base += this.#length + 1;
    if (this.#base > greatestPosition) {
      this.#base = 1;
      this.#last.fill(0);
      this.#candidateSince.fill(0);
      this.#changes = 0;
      this.#changesSeen.fill(-1);
    }
    this.#length = text.length;
    this.candidates.length = 0;
    // No segment was recognised since: what was seen in the text before does not count.
    this.#changes += 1;
    for (const finder of this.#finders) finder.begin(text);
  }

  /** Segments end at the offset, or one character before it where they end in an assertion. */
  recognise(triggers: readonly number[], offset: number): void {
    const position = this.#base + offset;
    const first = triggers[0] as number;
    if (triggers.length === 1 && this.#tree.mayEndLate[first - this.#firstLabel] === 0) {
      this.#advance(first - this.#firstLabel, position);
      return;
    }
    // One that is recognised late may have ended before the others began: they may follow each other in any order.
    let hasChanged: boolean;
    do {
      hasChanged = false;
      for (const trigger of triggers) {
        hasChanged = this.#advance(trigger - this.#firstLabel, position) || hasChanged;
      }
    } while (hasChanged);
  }

  /**
   * Moves the chains on that waited for the segment. Nodes are visited before their parents, so that one occurrence
   * is not taken for two in a row.
   */
  #advance(segment: number, position: number): boolean {
    const { hasChildren, leadsOn, nodes, nodeStarts, rules } = this.#tree;
    const last = this.#last;
    const base = this.#base;
    // Where chains only end, nothing new can end unless something began: what was too far away stays so.
    if (leadsOn[segment] === 0 && this.#changesSeen[segment] === this.#changes) return false;
    this.#changesSeen[segment] = this.#changes;
    let hasChanged = false;
    const end = nodeStarts[segment + 1] as number;
    for (let i = nodeStarts[segment] as number; i < end; i += 1) {
      const node = nodes[i] as number;
      const lastPosition = last[node] as number;
      const isDone = hasChildren[node] === 1 ? lastPosition === position : lastPosition >= base;
      if (isDone || !this.#isReachable(node, position)) continue;
      last[node] = position;
      hasChanged = true;
      if (hasChildren[node] === 1) this.#changes += 1;
      const completed = rules[node];
      if (completed !== undefined) for (const rule of completed) this.#addCandidate(rule);
    }
    return hasChanged;
  }

  #isReachable(node: number, position: number): boolean {
    const { breakersOfNode, maxDistances, parents, reaches } = this.#tree;
    const parent = parents[node] as number;
    if (parent < 0) return true;
    const since = this.#last[parent] as number;
    if (since < this.#base || position - since > (maxDistances[node] as number)) return false;
    const finder = this.#finders[breakersOfNode[node] as number];
    const reach = reaches[node] as number;
    if (finder === undefined || reach < 0) return true;
    return !finder.isKnownBetween(since - this.#base, position - this.#base - reach);
  }

  #addCandidate(rule: number): void {
    if (this.#candidateSince[rule] === this.#base) return;
    this.#candidateSince[rule] = this.#base;
    this.candidates.push(rule);
  }
}
